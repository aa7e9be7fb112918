package io.broadsheet.newsletter.subscription.application;

import io.broadsheet.newsletter.subscription.domain.Subscriptions;
import java.time.Clock;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Erases addresses that nobody confirmed: someone may have entered a stranger's. */
@Component
class ForgettingUnconfirmed {
    private static final int BATCH = 500;

    /** What is left then comes an hour later. */
    private static final int MOST_BATCHES = 1_000;

    private final Subscriptions subscriptions;
    private final SubscriptionSettings settings;
    private final Clock clock;

    ForgettingUnconfirmed(Subscriptions subscriptions, SubscriptionSettings settings, Clock clock) {
        this.subscriptions = subscriptions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Safe on several instances at once: each erasure is decided on the current state. */
    @Scheduled(initialDelayString = "5m", fixedDelayString = "1h")
    void forget() {
        var now = clock.instant();
        var before = now.minus(settings.forgetUnconfirmedAfter());
        var batches = 0;
        while (forgetSome(before, now) == BATCH && ++batches < MOST_BATCHES) {
            // The next batch: small ones, so that their ids need little room.
        }
    }

    private int forgetSome(Instant before, Instant now) {
        var old = subscriptions.pendingSince(before, BATCH);
        old.forEach(id -> subscriptions.update(id, subscription -> subscription.lapse(before, now)));
        return old.size();
    }
}
