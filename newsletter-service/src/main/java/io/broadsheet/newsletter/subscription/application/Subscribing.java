package io.broadsheet.newsletter.subscription.application;

import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.store.AggregateBusy;
import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.newsletter.edition.CurrentCut;
import io.broadsheet.newsletter.subscription.ReaderLinks;
import io.broadsheet.newsletter.subscription.domain.EmailAddress;
import io.broadsheet.newsletter.subscription.domain.EndReason;
import io.broadsheet.newsletter.subscription.domain.Preferences;
import io.broadsheet.newsletter.subscription.domain.Reader;
import io.broadsheet.newsletter.subscription.domain.Subscription;
import io.broadsheet.newsletter.subscription.domain.Subscriptions;
import io.broadsheet.newsletter.subscription.domain.Subscriptions.Entry;
import io.broadsheet.newsletter.subscription.domain.SuppressionList;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Double opt-in: asking for a subscription, and confirming it by the mailed link. */
@Service
public class Subscribing {
    private static final int MOST_RACES = 5;

    private final Subscriptions subscriptions;
    private final SuppressionList suppressed;
    private final ReaderMails mails;
    private final SignUpLimits limits;
    private final AddressKeys keys;
    private final ReaderLinks links;
    private final CurrentCut cut;
    private final Ids ids;
    private final DatabaseClock time;

    Subscribing(
            Subscriptions subscriptions,
            SuppressionList suppressed,
            ReaderMails mails,
            SignUpLimits limits,
            AddressKeys keys,
            ReaderLinks links,
            CurrentCut cut,
            Ids ids,
            DatabaseClock time) {
        this.subscriptions = subscriptions;
        this.suppressed = suppressed;
        this.mails = mails;
        this.limits = limits;
        this.keys = keys;
        this.links = links;
        this.cut = cut;
        this.ids = ids;
        this.time = time;
    }

    /**
     * Asks in the name of whoever reads mail at {@code address}, which decides over all else by the link in it. The
     * caller learns nothing about what is there.
     */
    public void ask(EmailAddress address, Preferences wanted) {
        var key = keys.of(address);
        var suppressedFor = suppressed.reason(key);
        if (suppressedFor.filter(reason -> !reason.endsByOptIn()).isPresent()) {
            return;
        }
        suppressedFor.ifPresent(reason -> endConfirmed(key, reason));
        boolean allowed = false;
        for (int race = 0; race < MOST_RACES; race++) {
            if (!allowed && mails(address, key, wanted) && !limits.mayMail(address)) {
                return;
            }
            allowed = true;
            var stored = known(key, wanted).or(() -> added(address, key, wanted));
            if (stored.isPresent()) {
                // The mail of a moment ago may not have reached the ledger: posting it again is harmless.
                mails.postLatest(stored.get());
                return;
            }
        }
        throw new AggregateBusy("Too many changes for one address at the same time.", Duration.ofSeconds(1));
    }

    /**
     * Confirms by the mailed link; again changes nothing.
     *
     * @throws UnknownLink if it was not issued here
     * @throws io.broadsheet.newsletter.subscription.domain.LinkOutdated if it is good for nothing any more
     */
    public Entry confirm(String token) {
        var claim = links.readConfirmation(token).orElseThrow(UnknownLink::new);
        long latest = cut.number();
        var asked = subscriptions.find(claim.subject()).orElseThrow(UnknownLink::new);
        if (asked.state() instanceof Subscription.Pending pending) {
            var unused = asked.state().confirm(claim.generation(), latest, time.instant());
            // First, as a confirmed reader who is still on the list would never be mailed.
            suppressed.end(pending.reader().addressKey(), EndReason.BOUNCED);
        }
        return subscriptions
                .update(
                        claim.subject(),
                        subscription -> subscription.confirm(claim.generation(), latest, time.instant()))
                .orElseThrow(UnknownLink::new);
    }

    /** What the confirmation page shows: the subscription, if the link would confirm it or has confirmed it. */
    public Entry shown(String token) {
        var claim = links.readConfirmation(token).orElseThrow(UnknownLink::new);
        var entry = subscriptions.find(claim.subject()).orElseThrow(UnknownLink::new);
        var unused = entry.state().confirm(claim.generation(), 0, time.instant());
        return entry;
    }

    /** A process died, or another build ran, between the list and the subscription: nothing would be mailed to it. */
    private void endConfirmed(String key, EndReason reason) {
        subscriptions
                .ofAddress(key)
                .filter(entry -> entry.state() instanceof Subscription.Confirmed)
                .ifPresent(entry -> {
                    var unused =
                            subscriptions.update(entry.id(), subscription -> subscription.end(reason, time.instant()));
                });
    }

    /** Whether another mail would be written. */
    private boolean mails(EmailAddress address, String key, Preferences wanted) {
        var now = time.instant();
        var before = subscriptions.ofAddress(key).map(Entry::state);
        var after = before.map(state -> state.ask(wanted, now).next())
                .orElseGet(() -> Subscription.ask(address, key, wanted, now));
        return !before.flatMap(Subscription::person)
                .map(Reader::mails)
                .equals(after.person().map(Reader::mails));
    }

    private Optional<Entry> known(String key, Preferences wanted) {
        return subscriptions
                .ofAddress(key)
                .flatMap(entry ->
                        subscriptions.update(entry.id(), subscription -> subscription.ask(wanted, time.instant())))
                // Erased since it was found: the address is free.
                .filter(entry -> !(entry.state() instanceof Subscription.Erased));
    }

    private Optional<Entry> added(EmailAddress address, String key, Preferences wanted) {
        return subscriptions.add(ids.next(), Subscription.ask(address, key, wanted, time.instant()));
    }
}
