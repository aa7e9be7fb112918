package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.chassis.Ids;
import io.broadsheet.newsletter.delivery.Digests;
import io.broadsheet.newsletter.delivery.MailContent;
import io.broadsheet.newsletter.delivery.domain.Delivery;
import io.broadsheet.newsletter.delivery.domain.Delivery.Content;
import io.broadsheet.newsletter.delivery.domain.Ledger;
import io.broadsheet.newsletter.delivery.domain.Ledger.Lane;
import io.broadsheet.newsletter.subscription.Recipients;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Claims deliveries of a lane and looks up, for all of them at once, what sending needs. */
final class Intake {
    /** What was looked up longer ago is looked up again before it is sent. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Lane lane;
    private final Ledger ledger;
    private final Recipients recipients;
    private final Digests digests;
    private final Duration lease;
    private final Clock clock;
    private final Ids ids;

    Intake(Lane lane, Ledger ledger, Recipients recipients, Digests digests, Duration lease, Clock clock, Ids ids) {
        this.lane = lane;
        this.ledger = ledger;
        this.recipients = recipients;
        this.digests = digests;
        this.lease = lease;
        this.clock = clock;
        this.ids = ids;
    }

    List<Job> claim(int limit) {
        var asked = System.nanoTime();
        var now = clock.instant();
        var claim = new Claim(ids.next(), asked, lease);
        var claimed = ledger.claim(lane, claim.token(), now, now.plus(lease), limit);
        return claimed.isEmpty() ? List.of() : look(claimed, claim);
    }

    /** The same if it is fresh, else with what is known now. */
    Job refreshed(Job job) {
        return System.nanoTime() - job.lookedAt() < FRESH.toNanos()
                ? job
                : look(List.of(job.delivery()), job.claim()).getFirst();
    }

    private List<Job> look(List<Delivery> claimed, Claim claim) {
        var now = System.nanoTime();
        var readers =
                recipients.lookup(claimed.stream().map(Delivery::subscriptionId).toList());
        var editions = new HashSet<UUID>();
        claimed.forEach(delivery -> {
            if (delivery.content() instanceof Content.Digest digest) {
                editions.add(digest.edition());
            }
        });
        var contents = editions.isEmpty() ? Map.<UUID, MailContent>of() : digests.contents(editions);
        return claimed.stream()
                .map(delivery -> new Job(
                        delivery, claim, readers.get(delivery.subscriptionId()), content(delivery, contents), now))
                .toList();
    }

    private static @Nullable MailContent content(Delivery delivery, Map<UUID, MailContent> contents) {
        return switch (delivery.content()) {
            case Content.Digest digest -> contents.get(digest.edition());
            case Content.Letter(var purpose, var subject, var text, var html) ->
                new MailContent(subject, text, html, purpose);
        };
    }
}
