package io.broadsheet.newsletter.delivery.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.chassis.Backoff;
import io.broadsheet.newsletter.delivery.domain.Ledger;
import io.broadsheet.newsletter.delivery.domain.Ledger.Due;
import io.broadsheet.newsletter.delivery.domain.Ledger.Kept;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class DeliveriesHealthTest {
    private static final InstantSource TIME = () -> Instant.parse("2026-11-30T12:00:00Z");

    private Kept kept = new Kept(Map.of(), Map.of());
    private final LedgerMeters ledger = new LedgerMeters(
            (Ledger) Proxy.newProxyInstance(
                    Ledger.class.getClassLoader(),
                    new Class<?>[] {Ledger.class},
                    (self, method, arguments) -> method.getName().equals("kept") ? kept : new Due(0, TIME.instant())),
            new DomainBreakers(new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(15)), Duration.ofHours(48), TIME),
            new SimpleMeterRegistry(),
            TIME);
    private final DeliveriesHealth health = new DeliveriesHealth(ledger, List.of());

    @Test
    void isDownWhileMailsAreHeldForOperations() {
        ledger.look();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        kept = new Kept(Map.of("unanswered", 1L), Map.of());
        ledger.look();

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails()).containsEntry("held", kept.held());
    }
}
