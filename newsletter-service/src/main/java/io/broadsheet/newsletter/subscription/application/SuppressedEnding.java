package io.broadsheet.newsletter.subscription.application;

import com.mongodb.MongoException;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.chassis.store.AggregateBusy;
import io.broadsheet.newsletter.subscription.domain.EndReason;
import io.broadsheet.newsletter.subscription.domain.Subscriptions;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Ends the subscription of an address that is on the suppression list by now. One that cannot be read waits aside, for
 * operations; the list keeps mails from it.
 */
@Component
public class SuppressedEnding {
    private static final Logger LOG = LoggerFactory.getLogger(SuppressedEnding.class);

    private final Subscriptions subscriptions;

    SuppressedEnding(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    public void end(UUID subscription, EndReason why, Instant at) {
        unlessUnreadable(subscription, () -> {
            var unused = subscriptions.update(subscription, state -> state.end(why, at));
        });
    }

    /** @param reader of replies, at the same address */
    public void endOfAddress(String addressKey, UUID reader, EndReason why, Instant at) {
        unlessUnreadable(
                reader,
                () -> subscriptions.ofAddress(addressKey).ifPresent(entry -> {
                    var unused = subscriptions.update(entry.id(), state -> state.end(why, at));
                }));
    }

    private static void unlessUnreadable(UUID known, Runnable ending) {
        try {
            ending.run();
        } catch (MongoException | AggregateBusy passing) {
            throw passing;
        } catch (RuntimeException unreadable) {
            LOG.warn("The subscription of {} cannot be read and is not ended", known, Loggable.of(unreadable));
        }
    }
}
