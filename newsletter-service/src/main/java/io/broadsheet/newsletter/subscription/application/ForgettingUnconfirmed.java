package io.broadsheet.newsletter.subscription.application;

import io.broadsheet.newsletter.subscription.domain.Subscriptions;
import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Erases addresses that nobody confirmed: someone may have entered a stranger's. */
@Component
class ForgettingUnconfirmed {
    private static final int BATCH = 500;

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
        subscriptions
                .pendingSince(before, BATCH)
                .forEach(id -> subscriptions.update(id, subscription -> subscription.lapse(before, now)));
    }
}
