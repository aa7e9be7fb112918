package io.broadsheet.newsletter.subscription.application;

import io.broadsheet.chassis.Loggable;
import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.newsletter.subscription.domain.Subscriptions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Erases addresses that nobody confirmed (someone may have entered a stranger's) and those of readers who left long ago,
 * and removes the markers of erased ones. In small batches, each erasure decided on the current state, so safe on several
 * instances at once; one that cannot be erased does not keep the others.
 */
@Component
class ReaderRetention {
    private static final Logger LOG = LoggerFactory.getLogger(ReaderRetention.class);
    private static final String INITIAL_DELAY = "5m";
    private static final String INTERVAL = "1h";
    private static final int BATCH = 500;

    /** What is left then comes an hour later. */
    private static final int MOST_BATCHES = 1_000;

    private final Subscriptions subscriptions;
    private final SubscriptionSettings settings;
    private final MeterRegistry meters;
    private final InstantSource time;

    @Autowired
    ReaderRetention(
            Subscriptions subscriptions, SubscriptionSettings settings, MeterRegistry meters, DatabaseClock time) {
        this(subscriptions, settings, meters, (InstantSource) time);
    }

    /** @param time the database's: what is forgotten by a clock that is wrong is gone for good */
    ReaderRetention(
            Subscriptions subscriptions, SubscriptionSettings settings, MeterRegistry meters, InstantSource time) {
        this.subscriptions = subscriptions;
        this.settings = settings;
        this.meters = meters;
        this.time = time;
    }

    private interface Search {
        List<UUID> find(Collection<UUID> without, int limit);
    }

    // Each by itself: what fails in one leaves the others their turn.

    @Scheduled(initialDelayString = INITIAL_DELAY, fixedDelayString = INTERVAL)
    void forgetUnconfirmed() {
        var asked = time.instant().minus(settings.forgetUnconfirmedAfter());
        erase("unconfirmed", (without, limit) -> subscriptions.pendingSince(asked, without, limit));
    }

    @Scheduled(initialDelayString = INITIAL_DELAY, fixedDelayString = INTERVAL)
    void forgetEnded() {
        var ended = time.instant().minus(settings.forgetEndedAfter());
        erase("ended", (without, limit) -> subscriptions.endedBefore(ended, without, limit));
    }

    @Scheduled(initialDelayString = INITIAL_DELAY, fixedDelayString = INTERVAL)
    void forgetErased() {
        var erased = time.instant().minus(settings.forgetErasedAfter());
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            var removed = subscriptions.forgetErased(erased, BATCH);
            count("erased", removed);
            if (removed < BATCH) {
                return;
            }
        }
    }

    private void erase(String what, Search search) {
        var now = time.instant();
        var asked = now.minus(settings.forgetUnconfirmedAfter());
        var ended = now.minus(settings.forgetEndedAfter());
        var failed = new HashSet<UUID>();
        for (int batch = 0; batch < MOST_BATCHES && failed.size() < BATCH; batch++) {
            var old = search.find(failed, BATCH);
            for (var id : old) {
                try {
                    var unused = subscriptions.update(id, subscription -> subscription.lapse(asked, ended, now));
                    count(what, 1);
                } catch (RuntimeException e) {
                    failed.add(id);
                    LOG.warn("Subscription {} could not be forgotten, next try in an hour", id, Loggable.of(e));
                }
            }
            if (old.size() < BATCH) {
                return;
            }
        }
    }

    private void count(String what, long forgotten) {
        meters.counter("broadsheet.subscriptions.forgotten", "what", what).increment(forgotten);
    }
}
