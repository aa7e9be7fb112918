package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.newsletter.delivery.Digests;
import io.broadsheet.newsletter.delivery.application.ClaimedDelivery.Known;
import io.broadsheet.newsletter.delivery.domain.Delivery;
import io.broadsheet.newsletter.delivery.domain.Delivery.Content;
import io.broadsheet.newsletter.delivery.domain.Outcome;
import io.broadsheet.newsletter.delivery.domain.Outcome.Reason;
import io.broadsheet.newsletter.delivery.domain.Reply;
import io.broadsheet.newsletter.delivery.domain.ReplyClass;
import io.broadsheet.newsletter.delivery.domain.RetryPolicy;
import io.broadsheet.newsletter.subscription.Recipients;
import io.broadsheet.newsletter.subscription.Recipients.Standing;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides about one delivery: whether it may go out, and what the server's answer means for it and its reader. */
final class DeliveryRules {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRules.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration SOME_TIME = Duration.ofMinutes(5);

    private final Recipients recipients;
    private final RetryPolicy retries;
    private final Clock clock;

    DeliveryRules(Recipients recipients, RetryPolicy retries, Clock clock) {
        this.recipients = recipients;
        this.retries = retries;
        this.clock = clock;
    }

    /** Why a mail is not sent; empty if it is. A transactional mail answers its reader, so it goes to one who has left as well. */
    Optional<Outcome> refusal(Delivery delivery, Known known) {
        var now = clock.instant();
        var reader = known.reader();
        if (reader == null) {
            return Optional.of(new Outcome.Cancelled(now, Reason.ERASED));
        }
        if (reader.standing() == Standing.SUPPRESSED) {
            return Optional.of(new Outcome.Suppressed(now));
        }
        if (delivery.content() instanceof Content.Digest && reader.standing() != Standing.ACTIVE) {
            return Optional.of(new Outcome.Cancelled(now, Reason.UNSUBSCRIBED));
        }
        if (known.content() == null) {
            return Optional.of(new Outcome.Cancelled(now, Reason.WITHDRAWN));
        }
        if (Digests.UNKNOWN.equals(known.content())) {
            LOG.error("The edition of delivery {} is missing; it is looked for again in {}", delivery.id(), SOME_TIME);
            return Optional.of(new Outcome.Released(now.plus(SOME_TIME)));
        }
        return Optional.empty();
    }

    /**
     * The connection was lost over this mail. It comes again soon, as the server may just be starting anew; then with
     * growing waits, as the mail itself may be why; but it is never given up, as the server may be broken.
     */
    Outcome lost(Delivery delivery) {
        var now = clock.instant();
        var chance = ThreadLocalRandom.current().nextDouble();
        var wait = delivery.attempts() == 0 ? SOON : retries.pause(delivery.attempts(), chance);
        return new Outcome.Deferred(now, now.plus(wait), 0, "");
    }

    /** The reader's address is suppressed before the outcome is known to the ledger, so that neither can be missed. */
    Outcome outcome(Delivery delivery, Reply reply) {
        var now = clock.instant();
        var replyClass = ReplyClass.of(reply);
        return switch (replyClass) {
            case ACCEPTED -> new Outcome.Sent(now, reply.code(), reply.status());
            case DEFERRED ->
                retries.next(delivery, now, ThreadLocalRandom.current().nextDouble())
                        .<Outcome>map(until -> new Outcome.Deferred(now, until, reply.code(), reply.status()))
                        .orElseGet(() -> new Outcome.Failed(now, replyClass, reply.code(), reply.status()));
            case HARD -> {
                recipients.suppress(delivery.subscriptionId(), "bounced");
                yield new Outcome.Failed(now, replyClass, reply.code(), reply.status());
            }
            case POLICY, REFUSED -> new Outcome.Failed(now, replyClass, reply.code(), reply.status());
        };
    }
}
