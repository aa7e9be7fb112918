package io.broadsheet.newsletter.subscription.application;

import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.newsletter.subscription.ReaderLinks;
import io.broadsheet.newsletter.subscription.ReplyNotices;
import io.broadsheet.newsletter.subscription.domain.EndReason;
import io.broadsheet.newsletter.subscription.domain.LinkOutdated;
import io.broadsheet.newsletter.subscription.domain.Reader;
import io.broadsheet.newsletter.subscription.domain.Subscriptions;
import io.broadsheet.newsletter.subscription.domain.SuppressionList;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * "Never write to me again", by a link in a confirmation mail: of the address only its keyed hash stays, and the same
 * link is the way back. Throws {@link UnknownLink} for a token that was not issued for it.
 */
@Service
public class Refusing {
    private final Subscriptions subscriptions;
    private final SuppressionList suppressed;
    private final ReplyNotices replies;
    private final ReaderLinks links;
    private final DatabaseClock time;

    Refusing(
            Subscriptions subscriptions,
            SuppressionList suppressed,
            ReplyNotices replies,
            ReaderLinks links,
            DatabaseClock time) {
        this.subscriptions = subscriptions;
        this.suppressed = suppressed;
        this.replies = replies;
        this.links = links;
        this.time = time;
    }

    public boolean isRefused(String token) {
        return suppressed.isRefused(subject(token));
    }

    /**
     * Again changes nothing.
     *
     * @throws LinkOutdated if the address has been forgotten since
     */
    public void refuse(String token) {
        var id = subject(token);
        var key = subscriptions
                .find(id)
                .flatMap(entry -> entry.state().person())
                .map(Reader::addressKey)
                .or(() -> replies.addressKey(id));
        if (key.isPresent()) {
            refuse(key.get(), id);
        } else if (!suppressed.isRefused(id)) {
            throw new LinkOutdated();
        }
    }

    private void refuse(String addressKey, UUID subject) {
        // The list first: whatever this process does not come to is not mailed, and forgotten in its time.
        suppressed.add(addressKey, subject, EndReason.REFUSED, time.instant());
        replies.forget(addressKey);
        subscriptions.ofAddress(addressKey).ifPresent(entry -> {
            var unused = subscriptions.update(entry.id(), subscription -> subscription.refuse(time.instant()));
        });
    }

    /** The address may be used again to subscribe. */
    public void allow(String token) {
        suppressed.endRefusal(subject(token));
    }

    private UUID subject(String token) {
        return links.readRefusal(token).orElseThrow(UnknownLink::new).subject();
    }
}
