package io.broadsheet.newsletter.delivery.application;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.broadsheet.newsletter.delivery.Digests;
import io.broadsheet.newsletter.delivery.MailContent;
import io.broadsheet.newsletter.delivery.ReplyContents;
import io.broadsheet.newsletter.delivery.application.ClaimedDelivery.Known;
import io.broadsheet.newsletter.delivery.domain.Delivery;
import io.broadsheet.newsletter.delivery.domain.Delivery.Content;
import io.broadsheet.newsletter.delivery.domain.Ledger;
import io.broadsheet.newsletter.delivery.domain.Ledger.Lane;
import io.broadsheet.newsletter.subscription.Addressees;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Claims deliveries of a lane and looks up, for all of them at once, what sending needs. */
final class Claims {
    /** How often everything that is claimed is looked up again, at once. */
    static final Duration FRESH = Duration.ofMillis(500);

    /** A mail whose reader and content were looked up longer ago is not sent before another look. */
    private static final Duration STALE = Duration.ofSeconds(2);

    private static final int MOST_AT_ONCE = 1_000;

    private final Lane lane;
    private final Ledger ledger;
    private final Addressees recipients;
    private final Digests digests;
    private final ReplyContents replies;
    private final Duration lease;
    private final Supplier<UUID> ids;
    private final Supplier<Moment> clock;

    Claims(
            Lane lane,
            Ledger ledger,
            Addressees recipients,
            Digests digests,
            ReplyContents replies,
            Duration lease,
            Supplier<UUID> ids,
            Supplier<Moment> clock) {
        this.lane = lane;
        this.ledger = ledger;
        this.recipients = recipients;
        this.digests = digests;
        this.replies = replies;
        this.lease = lease;
        this.ids = ids;
        this.clock = clock;
    }

    List<ClaimedDelivery> claim(int limit) {
        var claim = new Claim(ids.get(), clock.get(), lease, clock);
        var claimed = ledger.claim(lane, claim.token(), lease, limit);
        var known = look(claimed);
        return claimed.stream()
                .map(delivery -> new ClaimedDelivery(delivery, claim, Objects.requireNonNull(known.get(delivery.id()))))
                .sorted(comparing(claimedDelivery -> edition(claimedDelivery.delivery())))
                .toList();
    }

    /** Neighbours say the same, and are rendered once. */
    private static UUID edition(Delivery delivery) {
        return delivery.content() instanceof Content.Digest digest ? digest.edition() : delivery.id();
    }

    /**
     * Renews the claims of what is still to be sent, and ends those of which anything is someone else's by now.
     *
     * @param open what neither has an outcome nor is known to be lost; it may get one meanwhile
     */
    void renew(Map<UUID, ClaimedDelivery> open) {
        var claims = open.values().stream()
                .filter(claimed -> !claimed.claim().isLost())
                .collect(groupingBy(
                        ClaimedDelivery::claim,
                        mapping(claimed -> claimed.delivery().id(), toList())));
        claims.forEach((claim, asked) -> renew(claim, asked, open));
    }

    private void renew(Claim claim, List<UUID> deliveries, Map<UUID, ClaimedDelivery> open) {
        var asked = clock.get();
        var ours = ledger.renew(deliveries, claim.token(), lease);
        var lost = deliveries.stream()
                .filter(id -> !ours.contains(id))
                .map(open::get)
                .anyMatch(claimed -> claimed != null && claimed.claim() == claim);
        if (lost) {
            claim.lose();
        } else {
            claim.renewed(asked);
        }
    }

    /** Looks again, for all of them at once, where the last look is no longer fresh. */
    void refresh(Collection<ClaimedDelivery> open) {
        var stale = open.stream()
                .filter(claimed -> isOlder(claimed, FRESH))
                .limit(MOST_AT_ONCE)
                .toList();
        var known = look(stale.stream().map(ClaimedDelivery::delivery).toList());
        stale.forEach(claimed -> claimed.learn(
                Objects.requireNonNull(known.get(claimed.delivery().id()))));
    }

    /** What is known of it, looked up now if the last look is long ago. */
    Known current(ClaimedDelivery claimed) {
        if (isOlder(claimed, STALE)) {
            var delivery = claimed.delivery();
            claimed.learn(Objects.requireNonNull(look(List.of(delivery)).get(delivery.id())));
        }
        return claimed.known();
    }

    private static boolean isOlder(ClaimedDelivery claimed, Duration age) {
        return System.nanoTime() - claimed.known().lookedAt() > age.toNanos();
    }

    private Map<UUID, Known> look(List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return Map.of();
        }
        var now = System.nanoTime();
        var readers = recipients.lookup(
                deliveries.stream().map(Delivery::subscriptionId).toList());
        var editions = new HashSet<UUID>();
        var tellReplies = new HashSet<UUID>();
        deliveries.forEach(delivery -> {
            switch (delivery.content()) {
                case Content.Digest digest -> editions.add(digest.edition());
                case Content.Replies told -> tellReplies.add(delivery.id());
                case Content.Transactional transactional -> {}
            }
        });
        var contents = new HashMap<UUID, Supplier<MailContent>>();
        if (!editions.isEmpty()) {
            contents.putAll(digests.contents(editions));
        }
        if (!tellReplies.isEmpty()) {
            contents.putAll(replies.contents(tellReplies));
        }
        Map<UUID, Known> known = HashMap.newHashMap(deliveries.size());
        deliveries.forEach(delivery -> known.put(
                delivery.id(), new Known(readers.get(delivery.subscriptionId()), content(delivery, contents), now)));
        return known;
    }

    private static @Nullable Supplier<MailContent> content(
            Delivery delivery, Map<UUID, Supplier<MailContent>> contents) {
        return switch (delivery.content()) {
            case Content.Digest digest -> contents.get(digest.edition());
            case Content.Replies told -> contents.get(delivery.id());
            case Content.Transactional(var purpose, var subject, var text, var html) ->
                () -> new MailContent(subject, text, html, purpose, List.of());
        };
    }
}
