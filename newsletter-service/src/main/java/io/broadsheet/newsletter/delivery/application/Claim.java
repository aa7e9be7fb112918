package io.broadsheet.newsletter.delivery.application;

import java.time.Duration;
import java.util.UUID;

/** What was claimed at once. It is trusted for less than its lease, by a clock that nobody sets. */
final class Claim {
    private final UUID token;
    private volatile long goodUntil;

    Claim(UUID token, long askedAt, Duration lease) {
        this.token = token;
        extend(askedAt, lease);
    }

    UUID token() {
        return token;
    }

    /** @param askedAt {@link System#nanoTime} before the ledger was asked */
    void extend(long askedAt, Duration lease) {
        goodUntil = askedAt + lease.toNanos() * 3 / 4;
    }

    boolean isGood() {
        return System.nanoTime() - goodUntil < 0;
    }
}
