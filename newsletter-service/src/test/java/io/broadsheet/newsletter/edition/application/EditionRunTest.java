package io.broadsheet.newsletter.edition.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.newsletter.edition.domain.Cadence;
import org.junit.jupiter.api.Test;

class EditionRunTest {
    private final Newsroom newsroom = new Newsroom();

    /** It was a bare 500. */
    @Test
    void tellsThatAnotherPlannerTookOverWhileThisOneSlept() {
        newsroom.subscribe(Cadence.DAILY, 8);
        newsroom.publish("sea");
        int[] calls = {12};
        newsroom.between = () -> {
            if (calls[0]-- == 0) {
                newsroom.between = () -> {};
                newsroom.now = newsroom.now.plus(Newsroom.LEASE);
                assertThat(newsroom.planner().cutNow(Cadence.DAILY, number -> {}))
                        .isPresent();
            }
        };

        assertThat(new EditionRun(newsroom.planner(), Runnable::run).run(Cadence.DAILY))
                .isEmpty();

        assertThat(newsroom.ledger).hasSize(1);
    }
}
