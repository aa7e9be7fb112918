package io.broadsheet.article.domain;

import static io.broadsheet.article.domain.Fixtures.ANA;
import static io.broadsheet.article.domain.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ActivityTest {

    private static final Instant SOON = NOON.plus(Duration.ofMinutes(10));
    private final Activity autosave = new Activity(4, new Step(Action.AUTOSAVED, ANA, NOON), NOON);

    @Test
    void savesOfOneAuthorWithinTenMinutesAreOne() {
        assertThat(autosave.isContinuedBy(new Step(Action.AUTOSAVED, ANA, SOON)))
                .isTrue();
        assertThat(autosave.isContinuedBy(new Step(Action.EDITED, ANA, SOON))).isTrue();
    }

    @Test
    void theTenMinutesBeginWithTheFirstOfThem() {
        var second = autosave.next(new Step(Action.AUTOSAVED, ANA, SOON));

        assertThat(second.version()).isEqualTo(5);
        assertThat(second.since()).isEqualTo(NOON);
        assertThat(second.isContinuedBy(new Step(Action.AUTOSAVED, ANA, SOON.plusMillis(1))))
                .isFalse();
    }

    @Test
    void norDoesOneByAClockThatIsFarBehind() {
        assertThat(autosave.isContinuedBy(new Step(Action.AUTOSAVED, ANA, NOON.minus(Duration.ofHours(2)))))
                .isFalse();
    }

    @Test
    void nothingElseStandsForAnAutosave() {
        assertThat(autosave.isContinuedBy(new Step(Action.PUBLISHED, ANA, NOON)))
                .isFalse();
        assertThat(autosave.isContinuedBy(new Step(Action.AUTOSAVED, new Actor("b2", "Ana Sorel"), NOON)))
                .isFalse();
        assertThat(Activity.first(new Step(Action.EDITED, ANA, NOON))
                        .isContinuedBy(new Step(Action.AUTOSAVED, ANA, NOON)))
                .isFalse();
    }

    @Test
    void nobodyContinuesNobody() {
        var unknown = new Activity(4, new Step(Action.AUTOSAVED, null, NOON), NOON);

        assertThat(unknown.isContinuedBy(new Step(Action.AUTOSAVED, null, NOON)))
                .isFalse();
    }
}
