package io.broadsheet.newsletter.subscription.application;

import io.broadsheet.newsletter.subscription.ReaderLinks;
import io.broadsheet.newsletter.subscription.domain.EndReason;
import io.broadsheet.newsletter.subscription.domain.LinkOutdated;
import io.broadsheet.newsletter.subscription.domain.Subscriptions;
import io.broadsheet.newsletter.subscription.domain.SuppressionList;
import java.time.Clock;
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
    private final ReaderLinks links;
    private final Clock clock;

    Refusing(Subscriptions subscriptions, SuppressionList suppressed, ReaderLinks links, Clock clock) {
        this.subscriptions = subscriptions;
        this.suppressed = suppressed;
        this.links = links;
        this.clock = clock;
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
        var reader = subscriptions.find(id).flatMap(entry -> entry.state().person());
        if (reader.isPresent()) {
            suppressed.add(reader.get().addressKey(), id, EndReason.REFUSED, clock.instant());
            var unused = subscriptions.update(id, subscription -> subscription.refuse(clock.instant()));
        } else if (!suppressed.isRefused(id)) {
            throw new LinkOutdated();
        }
    }

    /** The address may be used again to subscribe. */
    public void allow(String token) {
        suppressed.endRefusal(subject(token));
    }

    private UUID subject(String token) {
        return links.readRefusal(token).orElseThrow(UnknownLink::new).subject();
    }
}
