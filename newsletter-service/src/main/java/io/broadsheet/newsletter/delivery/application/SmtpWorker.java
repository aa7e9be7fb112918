package io.broadsheet.newsletter.delivery.application;

import com.mongodb.MongoException;
import io.broadsheet.chassis.Causes;
import io.broadsheet.chassis.LogLimit;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.newsletter.delivery.MailContent;
import io.broadsheet.newsletter.delivery.application.ClaimedDelivery.Known;
import io.broadsheet.newsletter.delivery.domain.Delivery;
import io.broadsheet.newsletter.delivery.domain.Ledger.Entry;
import io.broadsheet.newsletter.delivery.domain.Outcome;
import io.broadsheet.newsletter.delivery.domain.ReplyClass;
import io.broadsheet.newsletter.delivery.smtp.MailConnection.Answer;
import io.broadsheet.newsletter.delivery.smtp.MailConnection.BrokenOff;
import io.broadsheet.newsletter.delivery.smtp.MailConnection.ConnectionLost;
import io.broadsheet.newsletter.delivery.smtp.MailConnection.Step;
import io.broadsheet.newsletter.delivery.smtp.OutgoingMail;
import io.broadsheet.newsletter.delivery.smtp.ServerUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection's work. A mail's end goes to the server only after the outcome of the mail before it is durable, so of
 * each connection at most one mail can be out without the ledger knowing, wherever this process dies. Writing that
 * outcome and handing over the next mail go on at the same time. Under a claim that was lost nothing more is sent. Where
 * an outcome cannot be written although others can, the next mail is taken back, and comes again without waiting for it.
 */
final class SmtpWorker {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpWorker.class);
    /** A database that is away leaves all that are claimed. */
    private static final LogLimit LEFT = new LogLimit(Duration.ofMinutes(1));

    private static final LogLimit UNCOMPOSED = new LogLimit(Duration.ofSeconds(10));
    private static final CompletableFuture<Boolean> DROPPED = CompletableFuture.completedFuture(false);

    private final KeptConnection connection;
    private final Claims claims;
    private final DeliveryRules rules;
    private final DomainBreakers domains;
    private final ServerState server;
    private final Composer composer;
    private final Outcomes outcomes;
    private final DeliveryMeters meters;
    private final Clock clock;

    private CompletableFuture<Boolean> before = CompletableFuture.completedFuture(true);
    private UUID beforeId = new UUID(0, 0);

    SmtpWorker(
            KeptConnection connection,
            Claims claims,
            DeliveryRules rules,
            DomainBreakers domains,
            ServerState server,
            Composer composer,
            Outcomes outcomes,
            DeliveryMeters meters,
            Clock clock) {
        this.connection = connection;
        this.claims = claims;
        this.rules = rules;
        this.domains = domains;
        this.server = server;
        this.composer = composer;
        this.outcomes = outcomes;
        this.meters = meters;
        this.clock = clock;
    }

    /** Handles a delivery. @return whether its outcome is kept, or false if it is or may be someone else's by now */
    CompletableFuture<Boolean> handle(ClaimedDelivery claimed) {
        try {
            if (!claimed.claim().isGood()) {
                return DROPPED;
            }
            var known = claims.current(claimed);
            return rules.refusal(claimed.delivery(), known)
                    .or(() -> notNow(claimed, known))
                    .or(() -> tried(claimed, known))
                    .map(outcome -> record(claimed, outcome))
                    .orElse(DROPPED);
        } catch (RuntimeException e) {
            if (Causes.of(e).noneMatch(MongoException.class::isInstance)) {
                throw e;
            }
            // The claim ends by itself, and the delivery comes again.
            if (LEFT.allows()) {
                LOG.warn("Delivery {} was left for later", claimed.delivery().id(), Loggable.of(e));
            }
            return DROPPED;
        }
    }

    /** After what nobody expects: one attempt more, as nobody knows how far it came, so that it is not tried for ever. */
    void putOff(ClaimedDelivery claimed) {
        connection.hangUp();
        var unused = record(claimed, rules.unmailable(claimed.delivery()));
    }

    private CompletableFuture<Boolean> record(ClaimedDelivery claimed, Outcome outcome) {
        var delivery = claimed.delivery();
        meters.count(delivery, outcome);
        var kept = outcomes.record(new Entry(
                delivery.id(), delivery.subscriptionId(), claimed.claim().token(), outcome));
        if (!(outcome instanceof Outcome.Released)) {
            before = kept;
            beforeId = delivery.id();
        }
        return kept.thenApply(isKept -> {
            if (!isKept) {
                claimed.claim().lose();
            }
            return isKept;
        });
    }

    private Optional<Outcome> notNow(ClaimedDelivery claimed, Known known) {
        var unavailable = server.openFor();
        return unavailable.isZero()
                ? domains.refusal(domain(known), claimed.delivery())
                : Optional.of(new Outcome.Released(unavailable));
    }

    private Optional<Outcome> tried(ClaimedDelivery claimed, Known known) {
        MailContent content;
        OutgoingMail mail;
        try {
            content = Objects.requireNonNull(known.content()).get();
            mail = composer.compose(
                    claimed.delivery(), Objects.requireNonNull(known.reader()), content, clock.instant());
        } catch (RuntimeException e) {
            if (UNCOMPOSED.allows()) {
                LOG.warn("Delivery {} could not be composed", claimed.delivery().id(), Loggable.of(e));
            }
            return Optional.of(rules.unmailable(claimed.delivery()));
        }
        return meters.observed(claimed.delivery(), content, () -> sent(claimed, mail, domain(known)));
    }

    private Optional<Outcome> sent(ClaimedDelivery claimed, OutgoingMail mail, String domain) {
        try {
            // The claim last: the wait may have outlasted it.
            var answer = connection.send(
                    mail,
                    () -> outcomes.awaitKept(beforeId, before)
                            && claimed.claim().isGood());
            server.answers();
            var replyClass =
                    answer.step() == Step.RECIPIENT ? ReplyClass.of(answer.reply()) : ReplyClass.ofMail(answer.reply());
            var counts = isOfConnection(answer)
                    ? replyClass
                    : domains.answered(domain, claimed.delivery().subscriptionId(), replyClass, answer.reply());
            return Optional.of(outcome(claimed.delivery(), counts, answer));
        } catch (BrokenOff e) {
            before = CompletableFuture.completedFuture(true);
            return Optional.empty();
        } catch (ConnectionLost e) {
            return Optional.of(rules.lost(claimed.delivery(), e.afterEnd()));
        } catch (ServerUnavailable e) {
            server.unavailable(e.why());
            return Optional.of(new Outcome.Released(server.openFor()));
        }
    }

    /** An answer counts, also where not all of it could be done: it comes again with growing waits. */
    private Outcome outcome(Delivery delivery, ReplyClass replyClass, Answer answer) {
        try {
            return rules.outcome(delivery, replyClass, answer.reply());
        } catch (RuntimeException e) {
            LOG.warn("The answer to delivery {} could not be followed", delivery.id(), Loggable.of(e));
            return rules.lost(delivery, false);
        }
    }

    /** Whether a server that closes says it of a mail it had to the end: nothing about the recipient's domain. */
    private static boolean isOfConnection(Answer answer) {
        return answer.step() == Step.END && answer.reply().code() == 421;
    }

    private static String domain(Known known) {
        return DomainBreakers.domain(Objects.requireNonNull(known.reader()).address());
    }

    void hangUp() {
        connection.hangUp();
    }
}
