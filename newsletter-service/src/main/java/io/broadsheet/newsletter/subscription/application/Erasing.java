package io.broadsheet.newsletter.subscription.application;

import com.github.f4b6a3.uuid.UuidCreator;
import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.chassis.token.SignedTokens.Content;
import io.broadsheet.newsletter.subscription.ReaderLinks;
import io.broadsheet.newsletter.subscription.ReplyNotices;
import io.broadsheet.newsletter.subscription.domain.Change;
import io.broadsheet.newsletter.subscription.domain.Subscription;
import io.broadsheet.newsletter.subscription.domain.Subscriptions;
import io.broadsheet.newsletter.subscription.domain.Subscriptions.Entry;
import io.broadsheet.newsletter.subscription.domain.SuppressionList;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/**
 * Forgetting a reader, in two steps: the link to the preferences may have been forwarded, so erasure needs one mailed
 * for it. Throws as {@link Preferring} does.
 */
@Service
public class Erasing {
    private final Subscriptions subscriptions;
    private final SuppressionList suppressed;
    private final ReplyNotices replies;
    private final ReaderLinks links;
    private final ReaderMails mails;
    private final DatabaseClock time;

    Erasing(
            Subscriptions subscriptions,
            SuppressionList suppressed,
            ReplyNotices replies,
            ReaderLinks links,
            ReaderMails mails,
            DatabaseClock time) {
        this.subscriptions = subscriptions;
        this.suppressed = suppressed;
        this.replies = replies;
        this.links = links;
        this.mails = mails;
        this.time = time;
    }

    /** What tells a reader, and later an auditor, that it was done; repeating an erasure gives the same. */
    public record ErasureReceipt(UUID id, Instant at) {}

    public boolean isErasureLink(String token) {
        return links.readErasure(token).isPresent();
    }

    /**
     * By the link to the preferences: mails the link that erases. Where the address is suppressed it could not arrive, so
     * there it is done at once: whoever had the link by mistake ends no digests that still go out.
     *
     * @return empty if a link was mailed
     */
    public Optional<ErasureReceipt> request(String token) {
        var claim = links.readPreferences(token).orElseThrow(UnknownLink::new);
        var entry = subscriptions.find(claim.subject()).orElseThrow(UnknownLink::new);
        var suppressedFor = entry.state().person().flatMap(reader -> suppressed.reason(reader.addressKey()));
        Function<Subscription, Change> atOnce =
                subscription -> subscription.eraseUnmailable(claim.generation(), suppressedFor, time.instant());
        if (atOnce.apply(entry.state()).next() instanceof Subscription.Erased) {
            var receipt = receipt(forget(entry, atOnce));
            if (receipt.isPresent()) {
                return receipt;
            }
        }
        var asked = subscriptions
                .update(claim.subject(), subscription -> subscription.askErasure(claim.generation(), time.instant()))
                .orElseThrow(UnknownLink::new);
        mails.postErasure(asked);
        return Optional.empty();
    }

    /** Whether the erasure link would do it now, or has done it. */
    public void requireUsable(String token) {
        var unused = usable(links.readErasure(token).orElseThrow(UnknownLink::new));
    }

    private Entry usable(Content claim) {
        var entry = subscriptions.find(claim.subject()).orElseThrow(UnknownLink::new);
        var unused = entry.state().erase(claim.generation(), time.instant());
        return entry;
    }

    /** By the mailed link, and with it what the same mailbox is told of replies. */
    public ErasureReceipt erase(String token) {
        var claim = links.readErasure(token).orElseThrow(UnknownLink::new);
        var erased = forget(usable(claim), subscription -> subscription.erase(claim.generation(), time.instant()));
        return receipt(erased).orElseThrow(() -> new IllegalStateException("an erasure left something"));
    }

    /** It was done before, which this database does not know. */
    public void eraseAgain(UUID id) {
        subscriptions
                .find(id)
                .ifPresent(entry -> forget(entry, subscription -> subscription.eraseAgain(time.instant())));
    }

    private Entry forget(Entry entry, Function<Subscription, Change> erasure) {
        // Replies first, as an erased subscription does not know its address any more.
        entry.state().person().ifPresent(reader -> replies.forget(reader.addressKey()));
        return subscriptions.update(entry.id(), erasure).orElseThrow(UnknownLink::new);
    }

    private static Optional<ErasureReceipt> receipt(Entry entry) {
        return entry.state() instanceof Subscription.Erased(var at)
                ? Optional.of(new ErasureReceipt(UuidCreator.getNameBasedSha1(entry.id(), "erasure"), at))
                : Optional.empty();
    }
}
