package io.broadsheet.newsletter.subscription.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.newsletter.subscription.domain.UnreadableSubscriptions.Looked;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class ReadabilityCheckTest {

    @Test
    void isDownWhileReadersWaitAside() {
        var broken = UUID.randomUUID();
        var check =
                new ReadabilityCheck((after, limit) -> new Looked(null, List.of(broken)), new SimpleMeterRegistry());
        assertThat(check.health().getStatus()).isEqualTo(Status.UP);

        check.check();

        assertThat(check.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(check.health().getDetails()).containsEntry("some", List.of(broken));
    }
}
