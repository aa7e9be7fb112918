package io.broadsheet.newsletter.delivery.application;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** What keeps mails from going out, for people to see; no part of readiness, and no reason to restart anything. */
final class DeliveriesHealth implements HealthIndicator {
    private final LedgerMeters ledger;
    private final List<Sender> senders;

    DeliveriesHealth(LedgerMeters ledger, List<Sender> senders) {
        this.ledger = ledger;
        this.senders = senders;
    }

    @Override
    public Health health() {
        var health = Health.up();
        senders.forEach(sender ->
                sender.troubleOfServer().ifPresent(why -> health.down().withDetail("server of " + sender.lane(), why)));
        var unwritten = senders.stream().mapToInt(Sender::unwritten).sum();
        if (unwritten > 0) {
            health.down().withDetail("outcomes not written", unwritten);
        }
        var kept = ledger.kept();
        if (!kept.held().isEmpty() || !kept.waiting().isEmpty()) {
            health.down()
                    .withDetail("held", kept.held())
                    .withDetail("waiting", kept.waiting())
                    .withDetail("sent again by", "POST /actuator/deliveries");
        }
        return health.build();
    }
}
