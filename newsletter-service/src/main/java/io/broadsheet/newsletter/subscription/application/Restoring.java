package io.broadsheet.newsletter.subscription.application;

import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.newsletter.edition.CurrentCut;
import io.broadsheet.newsletter.subscription.domain.EndReason;
import io.broadsheet.newsletter.subscription.domain.Subscription;
import io.broadsheet.newsletter.subscription.domain.Subscriptions;
import io.broadsheet.newsletter.subscription.domain.Subscriptions.Entry;
import io.broadsheet.newsletter.subscription.domain.SuppressionList;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The way back from suppression, by staff: after a complaint that was none, or a mail server's wrong answer. */
@Service
public class Restoring {
    private final Subscriptions subscriptions;
    private final SuppressionList suppressed;
    private final ReaderMails mails;
    private final CurrentCut cut;
    private final DatabaseClock time;

    Restoring(
            Subscriptions subscriptions,
            SuppressionList suppressed,
            ReaderMails mails,
            CurrentCut cut,
            DatabaseClock time) {
        this.subscriptions = subscriptions;
        this.suppressed = suppressed;
        this.mails = mails;
        this.cut = cut;
        this.time = time;
    }

    /**
     * Again changes nothing.
     *
     * @return empty if it is unknown or erased
     * @throws io.broadsheet.newsletter.subscription.domain.NotSuppressed if its reader left, and that is all
     */
    public Optional<Entry> restore(UUID id, String by, String reason) {
        var found = subscriptions.find(id);
        var reader = found.flatMap(entry -> entry.state().person());
        if (reader.isEmpty()) {
            return Optional.empty();
        }
        long latest = cut.number();
        var unused = found.get().state().restore(by, reason, latest, time.instant());
        // First, as one that is restored and still on the list would never be mailed.
        suppressed.end(reader.get().addressKey(), EndReason.BOUNCED, EndReason.COMPLAINED);
        var restored =
                subscriptions.update(id, subscription -> subscription.restore(by, reason, latest, time.instant()));
        restored.filter(entry -> entry.state() instanceof Subscription.Pending).ifPresent(mails::postLatest);
        return restored;
    }
}
