package io.broadsheet.newsletter.subscription.application;

import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.newsletter.subscription.ReaderLinks;
import io.broadsheet.newsletter.subscription.domain.EndReason;
import io.broadsheet.newsletter.subscription.domain.Preferences;
import io.broadsheet.newsletter.subscription.domain.PreferencesChanged;
import io.broadsheet.newsletter.subscription.domain.Subscription;
import io.broadsheet.newsletter.subscription.domain.Subscriptions;
import io.broadsheet.newsletter.subscription.domain.Subscriptions.Entry;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What a reader does with the links in mails: seeing and changing preferences, leaving. Every method throws
 * {@link UnknownLink} for a token that was not issued for it, and
 * {@link io.broadsheet.newsletter.subscription.domain.LinkOutdated} for one that is good for nothing any more.
 */
@Service
public class Preferring {
    private final Subscriptions subscriptions;
    private final ReaderLinks links;
    private final DatabaseClock time;

    Preferring(Subscriptions subscriptions, ReaderLinks links, DatabaseClock time) {
        this.subscriptions = subscriptions;
        this.links = links;
        this.time = time;
    }

    public Entry show(String token) {
        var claim = links.readPreferences(token).orElseThrow(UnknownLink::new);
        var entry = subscriptions.find(claim.subject()).orElseThrow(UnknownLink::new);
        entry.state().requireCurrent(claim.generation());
        return entry;
    }

    /**
     * @param madeFrom tags of the preferences that were read before, or null for whatever is there
     * @throws PreferencesChanged if others are there by now, but those that are wanted
     * @throws io.broadsheet.newsletter.subscription.domain.SubscriptionNotActive if it gets no digests
     */
    public Entry change(String token, Preferences wanted, @Nullable Set<String> madeFrom) {
        var claim = links.readPreferences(token).orElseThrow(UnknownLink::new);
        return subscriptions
                .update(claim.subject(), subscription -> {
                    if (madeFrom != null
                            && subscription instanceof Subscription.Confirmed confirmed
                            && !confirmed.preferences().equals(wanted)
                            && !madeFrom.contains(confirmed.preferences().tag())) {
                        throw new PreferencesChanged();
                    }
                    return subscription.prefer(wanted, claim.generation(), time.instant());
                })
                .orElseThrow(UnknownLink::new);
    }

    /** By the link to the preferences. Leaving again changes nothing. */
    public Entry leave(String token) {
        var claim = links.readPreferences(token).orElseThrow(UnknownLink::new);
        return subscriptions
                .update(claim.subject(), subscription -> {
                    subscription.requireCurrent(claim.generation());
                    return subscription.end(EndReason.UNSUBSCRIBED, time.instant());
                })
                .orElseThrow(UnknownLink::new);
    }

    /**
     * By the unsubscribe link of any mail ever sent: however old, it ends what its reader gets now. Repeating it, also
     * after an erasure, changes nothing.
     */
    public void unsubscribe(String token) {
        var claim = links.readUnsubscribe(token).orElseThrow(UnknownLink::new);
        var unused = subscriptions.update(
                claim.subject(), subscription -> subscription.end(EndReason.UNSUBSCRIBED, time.instant()));
    }

    /** Its reader had left before, which this database does not know. */
    public void leaveAgain(UUID id) {
        var unused = subscriptions.update(id, subscription -> subscription.end(EndReason.UNSUBSCRIBED, time.instant()));
    }

    /** @throws UnknownLink unless it is an unsubscribe link */
    public void requireUnsubscribeLink(String token) {
        if (links.readUnsubscribe(token).isEmpty()) {
            throw new UnknownLink();
        }
    }
}
