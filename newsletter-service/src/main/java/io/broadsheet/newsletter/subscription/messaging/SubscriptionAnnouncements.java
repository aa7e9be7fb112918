package io.broadsheet.newsletter.subscription.messaging;

import io.broadsheet.chassis.outbox.Announcement;
import io.broadsheet.contract.EventType;
import io.broadsheet.contract.SubscriptionConfirmed;
import io.broadsheet.contract.SubscriptionEnded;
import io.broadsheet.contract.SubscriptionErased;
import io.broadsheet.newsletter.subscription.domain.Subscription;
import io.broadsheet.newsletter.subscription.domain.SubscriptionEvent;
import io.broadsheet.newsletter.subscription.domain.Topic;
import java.util.List;
import java.util.UUID;

/** Subscription events in their published form, for {@code subscriptions.v1}. */
public final class SubscriptionAnnouncements {

    private SubscriptionAnnouncements() {}

    /** @param version of the subscription after the event */
    public static Announcement of(UUID id, long version, SubscriptionEvent event) {
        return switch (event) {
            case SubscriptionEvent.Confirmed(var preferences, var at) ->
                Announcement.of(
                        EventType.SUBSCRIPTION_CONFIRMED,
                        new SubscriptionConfirmed(
                                id,
                                version,
                                preferences.cadence().word(),
                                preferences.topics().stream().map(Topic::value).toList(),
                                at));
            case SubscriptionEvent.Ended(var reason, var at) ->
                Announcement.of(EventType.SUBSCRIPTION_ENDED, new SubscriptionEnded(id, version, reason.word(), at));
            case SubscriptionEvent.Erased(var at) ->
                Announcement.of(EventType.SUBSCRIPTION_ERASED, new SubscriptionErased(id, version, at));
        };
    }

    /** What states a subscription as it is now; nothing while others know nothing of it. */
    public static List<SubscriptionEvent> current(Subscription subscription) {
        return switch (subscription) {
            case Subscription.Pending pending -> List.of();
            case Subscription.Confirmed confirmed ->
                List.of(new SubscriptionEvent.Confirmed(confirmed.preferences(), confirmed.confirmedAt()));
            case Subscription.Ended ended ->
                ended.reader().announced()
                        ? List.of(new SubscriptionEvent.Ended(ended.reason(), ended.endedAt()))
                        : List.of();
            case Subscription.Erased erased -> List.of(new SubscriptionEvent.Erased(erased.at()));
        };
    }
}
