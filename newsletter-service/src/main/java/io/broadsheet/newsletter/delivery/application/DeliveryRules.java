package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.chassis.LogLimit;
import io.broadsheet.newsletter.delivery.Digests;
import io.broadsheet.newsletter.delivery.application.ClaimedDelivery.Known;
import io.broadsheet.newsletter.delivery.domain.Delivery;
import io.broadsheet.newsletter.delivery.domain.Delivery.Content;
import io.broadsheet.newsletter.delivery.domain.Ledger;
import io.broadsheet.newsletter.delivery.domain.Outcome;
import io.broadsheet.newsletter.delivery.domain.Outcome.Reason;
import io.broadsheet.newsletter.delivery.domain.Reply;
import io.broadsheet.newsletter.delivery.domain.ReplyClass;
import io.broadsheet.newsletter.delivery.domain.RetryPolicy;
import io.broadsheet.newsletter.subscription.Addressees;
import io.broadsheet.newsletter.subscription.Recipients.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides about one delivery: whether it may go out, and what the server's answer means for it and its reader. */
final class DeliveryRules {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRules.class);
    private static final LogLimit MISSING = new LogLimit(Duration.ofSeconds(10));
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration SOME_TIME = Duration.ofMinutes(5);

    /** A provider's bad day makes mailboxes unknown that are not. */
    private static final int REFUSALS_OF_A_DEAD_MAILBOX = 3;

    private static final Duration DAYS_OF_A_DEAD_MAILBOX = Duration.ofDays(7);

    /** That a reader may get of one mail before people decide. */
    private static final int MOST_COPIES = 3;

    private final Addressees recipients;
    private final Ledger ledger;
    private final RetryPolicy retries;
    private final Duration hold;
    private final InstantSource time;

    /**
     * @param hold how long a mail waits for what people have to mend
     * @param time the database's
     */
    DeliveryRules(Addressees recipients, Ledger ledger, RetryPolicy retries, Duration hold, InstantSource time) {
        this.recipients = recipients;
        this.ledger = ledger;
        this.retries = retries;
        this.hold = hold;
        this.time = time;
    }

    /**
     * Why a mail is not sent; empty if it is. A transactional mail answers its reader, so it goes to one who has left as
     * well.
     */
    Optional<Outcome> refusal(Delivery delivery, Known known) {
        var reader = known.reader();
        if (reader == null) {
            return Optional.of(new Outcome.Cancelled(Reason.ERASED));
        }
        if (reader.standing() == Standing.SUPPRESSED) {
            return Optional.of(new Outcome.Suppressed());
        }
        if (!(delivery.content() instanceof Content.Transactional) && reader.standing() != Standing.ACTIVE) {
            return Optional.of(new Outcome.Cancelled(Reason.UNSUBSCRIBED));
        }
        if (known.content() == null) {
            return Optional.of(new Outcome.Cancelled(Reason.WITHDRAWN));
        }
        if (Digests.UNKNOWN.equals(known.content())) {
            if (delivery.createdAt().plus(hold).isBefore(time.instant())) {
                return Optional.of(new Outcome.Cancelled(Reason.MISSING));
            }
            if (MISSING.allows()) {
                LOG.error("The edition of delivery {} is missing, it is looked for again", delivery.id());
            }
            return Optional.of(new Outcome.Released(SOME_TIME));
        }
        return Optional.empty();
    }

    /**
     * The connection was lost over this mail. It comes again soon, as the server may just be starting anew; then with
     * growing waits, as the mail itself may be why; but it is never given up, as the server may be broken. Where its reader
     * may have it, as often as it was tried, people decide.
     */
    Outcome lost(Delivery delivery, boolean perhapsSent) {
        if (!perhapsSent || delivery.perhapsSent() == 0) {
            return new Outcome.Unanswered(soon(delivery), perhapsSent);
        }
        return delivery.perhapsSent() + 1 < MOST_COPIES
                ? new Outcome.Unanswered(retries.pause(Integer.MAX_VALUE, chance()), true)
                : new Outcome.Held(ReplyClass.UNANSWERED, Reply.NONE);
    }

    /** The mail could not be composed or handled, for a reason that may pass: with growing waits, until it is given up. */
    Outcome unmailable(Delivery delivery) {
        return retries.next(delivery, time.instant(), chance())
                .<Outcome>map(wait -> new Outcome.Deferred(wait, Reply.NONE))
                .orElseGet(Outcome.Unmailable::new);
    }

    /** The reader's address is suppressed before the outcome is known to the ledger, so that neither can be missed. */
    Outcome outcome(Delivery delivery, ReplyClass replyClass, Reply reply) {
        return switch (replyClass) {
            case ACCEPTED -> new Outcome.Sent(reply);
            case DEFERRED, THROTTLED -> deferred(delivery, reply);
            case HARD -> {
                recipients.suppress(delivery.subscriptionId(), "bounced");
                yield new Outcome.Failed(ReplyClass.HARD, reply);
            }
            case UNKNOWN_MAILBOX -> {
                if (isDead(delivery)) {
                    recipients.suppress(delivery.subscriptionId(), "bounced");
                }
                yield new Outcome.Failed(replyClass, reply);
            }
            case REFUSED -> new Outcome.Failed(replyClass, reply);
            case AUTHENTICATION, BLOCK_LIST, TLS, RATE, POLICY, UNANSWERED -> new Outcome.Held(replyClass, reply);
        };
    }

    private Outcome deferred(Delivery delivery, Reply reply) {
        // One that closes its connection is back in a moment.
        var closes = reply.code() == 421 || reply.status().equals("4.5.3");
        return retries.next(delivery, time.instant(), chance())
                .<Outcome>map(wait -> new Outcome.Deferred(closes ? soon(delivery) : wait, reply))
                .orElseGet(() -> ReplyClass.matter(reply)
                        .<Outcome>map(matter -> new Outcome.Held(matter, reply))
                        .orElseGet(() -> new Outcome.Failed(ReplyClass.DEFERRED, reply)));
    }

    private boolean isDead(Delivery delivery) {
        var reader = delivery.subscriptionId();
        var before = ledger.refusals(reader, recipients.restoredAt(reader).orElse(Instant.EPOCH));
        return before.count() + 1 >= REFUSALS_OF_A_DEAD_MAILBOX
                && !before.first().isAfter(time.instant().minus(DAYS_OF_A_DEAD_MAILBOX));
    }

    private Duration soon(Delivery delivery) {
        return delivery.attempts() == 0 ? SOON : retries.pause(delivery.attempts(), chance());
    }

    private static double chance() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
