package io.broadsheet.newsletter.delivery.application;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What was claimed at once. It is trusted for less than its lease, and lost for good as soon as one of its deliveries is
 * found to be someone else's: whoever has claimed one may have claimed them all.
 */
final class Claim {
    private final UUID token;
    private final Duration trusted;
    private final Supplier<Moment> clock;
    private volatile Moment asked;
    private volatile boolean lost;

    /** @param asked before the ledger was asked for it */
    Claim(UUID token, Moment asked, Duration lease, Supplier<Moment> clock) {
        this.token = token;
        this.asked = asked;
        this.trusted = lease.multipliedBy(3).dividedBy(4);
        this.clock = clock;
    }

    UUID token() {
        return token;
    }

    /** @param asked before the ledger was asked to renew it */
    void renewed(Moment asked) {
        this.asked = asked;
    }

    void lose() {
        lost = true;
    }

    boolean isLost() {
        return lost;
    }

    /** Whether what was claimed may be sent. */
    boolean isGood() {
        return !lost && !asked.isLongerAgoThan(trusted, clock.get());
    }
}
