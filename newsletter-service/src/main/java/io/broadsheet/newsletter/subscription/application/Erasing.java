package io.broadsheet.newsletter.subscription.application;

import com.github.f4b6a3.uuid.UuidCreator;
import io.broadsheet.newsletter.subscription.ReaderLinks;
import io.broadsheet.newsletter.subscription.ReplyNotices;
import io.broadsheet.newsletter.subscription.domain.Subscription;
import io.broadsheet.newsletter.subscription.domain.Subscriptions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Forgetting a reader, in two steps: the link to the preferences may have been forwarded, so erasure needs one mailed
 * for it. Throws as {@link Preferring} does.
 */
@Service
public class Erasing {
    private final Subscriptions subscriptions;
    private final ReplyNotices replies;
    private final ReaderLinks links;
    private final ReaderMails mails;
    private final Clock clock;

    Erasing(Subscriptions subscriptions, ReplyNotices replies, ReaderLinks links, ReaderMails mails, Clock clock) {
        this.subscriptions = subscriptions;
        this.replies = replies;
        this.links = links;
        this.mails = mails;
        this.clock = clock;
    }

    /** What tells a reader, and later an auditor, that it was done; repeating an erasure gives the same. */
    public record ErasureReceipt(UUID id, Instant at) {}

    public boolean isErasureLink(String token) {
        return links.readErasure(token).isPresent();
    }

    /**
     * By the link to the preferences: mails the link that erases. Where the address is suppressed it could not arrive, so
     * there it is done at once: whoever had the link by mistake ends nothing that still goes out.
     *
     * @return empty if a link was mailed
     */
    public Optional<ErasureReceipt> request(String token) {
        var claim = links.readPreferences(token).orElseThrow(UnknownLink::new);
        var erased = subscriptions
                .update(
                        claim.subject(),
                        subscription -> subscription.eraseUnmailable(claim.generation(), clock.instant()))
                .orElseThrow(UnknownLink::new);
        if (erased.state() instanceof Subscription.Erased(var at)) {
            return Optional.of(receipt(erased.id(), at));
        }
        var entry = subscriptions
                .update(claim.subject(), subscription -> subscription.askErasure(claim.generation(), clock.instant()))
                .orElseThrow(UnknownLink::new);
        mails.postErasure(entry);
        return Optional.empty();
    }

    /** Whether the erasure link would do it now, or has done it. */
    public void requireUsable(String token) {
        var claim = links.readErasure(token).orElseThrow(UnknownLink::new);
        var entry = subscriptions.find(claim.subject()).orElseThrow(UnknownLink::new);
        var unused = entry.state().erase(claim.generation(), clock.instant());
    }

    /** By the mailed link, and with it what the same mailbox is told of replies. */
    public ErasureReceipt erase(String token) {
        var claim = links.readErasure(token).orElseThrow(UnknownLink::new);
        requireUsable(token);
        // First, as an erased subscription does not know its address any more.
        subscriptions
                .find(claim.subject())
                .flatMap(entry -> entry.state().person())
                .ifPresent(reader -> replies.forget(reader.addressKey()));
        var entry = subscriptions
                .update(claim.subject(), subscription -> subscription.erase(claim.generation(), clock.instant()))
                .orElseThrow(UnknownLink::new);
        if (entry.state() instanceof Subscription.Erased(var at)) {
            return receipt(entry.id(), at);
        }
        throw new IllegalStateException("an erasure left something");
    }

    private static ErasureReceipt receipt(UUID subscription, Instant at) {
        return new ErasureReceipt(UuidCreator.getNameBasedSha1(subscription, "erasure"), at);
    }
}
