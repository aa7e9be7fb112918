package io.broadsheet.newsletter.subscription.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.newsletter.subscription.domain.UnreadableSubscriptions.Looked;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class ReadabilityCheckTest {

    @Test
    void isDownWhileReadersWaitAside() {
        var broken = UUID.randomUUID();
        var check =
                new ReadabilityCheck((after, limit) -> new Looked(null, List.of(broken)), new SimpleMeterRegistry());
        assertThat(check.health().getStatus()).isEqualTo(Status.UNKNOWN);

        check.check();

        assertThat(check.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(check.health().getDetails()).containsEntry("some", List.of(broken));
    }

    @Test
    void isMadeAnewEachHourUntilEverybodyCanBeRead() {
        var looks = new AtomicInteger();
        var broken = new ArrayList<>(List.of(UUID.randomUUID()));
        var meters = new SimpleMeterRegistry();
        var check = new ReadabilityCheck(
                (after, limit) -> {
                    looks.incrementAndGet();
                    return new Looked(null, List.copyOf(broken));
                },
                meters);
        var unreadable = meters.get("broadsheet.subscriptions.unreadable").gauge();
        assertThat(unreadable.value()).as("not looked yet").isNaN();

        check.check();
        assertThat(unreadable.value()).isEqualTo(1);
        broken.clear();
        check.check();
        assertThat(unreadable.value()).isZero();
        check.check();

        assertThat(looks).as("a look at all of them is worth one a day").hasValue(2);
    }
}
