package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.chassis.Loggable;
import io.broadsheet.newsletter.delivery.MailContent;
import io.broadsheet.newsletter.delivery.application.ClaimedDelivery.Known;
import io.broadsheet.newsletter.delivery.domain.Ledger.Entry;
import io.broadsheet.newsletter.delivery.domain.Outcome;
import io.broadsheet.newsletter.delivery.smtp.MailConnection;
import io.broadsheet.newsletter.delivery.smtp.MailConnection.BrokenOff;
import io.broadsheet.newsletter.delivery.smtp.MailServer;
import io.broadsheet.newsletter.delivery.smtp.OutgoingMail;
import io.broadsheet.newsletter.delivery.smtp.ServerUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection's work. A mail's end goes to the server only after the outcome of the mail before it is durable, so of
 * each connection at most one mail can be out without the ledger knowing, wherever this process dies. Writing that
 * outcome and handing over the next mail go on at the same time.
 */
final class SmtpWorker {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpWorker.class);
    private static final Duration CHECKED_AFTER = Duration.ofSeconds(5);

    private final MailServer server;
    private final Claims claims;
    private final DeliveryRules rules;
    private final Composer composer;
    private final OutcomeWriter outcomes;
    private final CircuitBreaker breaker;
    private final DeliveryMeters meters;
    private final Clock clock;

    private @Nullable MailConnection connection;
    private long usedAt;
    private CompletableFuture<Boolean> before = CompletableFuture.completedFuture(true);

    SmtpWorker(
            MailServer server,
            Claims claims,
            DeliveryRules rules,
            Composer composer,
            OutcomeWriter outcomes,
            CircuitBreaker breaker,
            DeliveryMeters meters,
            Clock clock) {
        this.server = server;
        this.claims = claims;
        this.rules = rules;
        this.composer = composer;
        this.outcomes = outcomes;
        this.breaker = breaker;
        this.meters = meters;
        this.clock = clock;
    }

    /** Handles a delivery. @return whether its outcome is kept, or false if it is someone else's by now */
    CompletableFuture<Boolean> handle(ClaimedDelivery claimed) {
        try {
            var known = claims.current(claimed);
            var refusal = rules.refusal(claimed.delivery(), known);
            var outcome = refusal.isPresent() ? refusal : observed(claimed, known);
            return outcome.map(certain -> record(claimed, certain)).orElse(CompletableFuture.completedFuture(false));
        } catch (RuntimeException e) {
            // The claim ends by itself, and the delivery comes again.
            LOG.warn("Delivery {} was left for later", claimed.delivery().id(), Loggable.of(e));
            return CompletableFuture.completedFuture(false);
        }
    }

    private CompletableFuture<Boolean> record(ClaimedDelivery claimed, Outcome outcome) {
        meters.count(claimed.delivery(), outcome);
        var kept = outcomes.record(
                new Entry(claimed.delivery().id(), claimed.claim().token(), outcome));
        if (!(outcome instanceof Outcome.Released)) {
            before = kept;
        }
        return kept;
    }

    private Optional<Outcome> observed(ClaimedDelivery claimed, Known known) {
        var content = Objects.requireNonNull(known.content()).get();
        return meters.observed(claimed.delivery(), content, () -> send(claimed, known, content));
    }

    private Optional<Outcome> send(ClaimedDelivery claimed, Known known, MailContent content) {
        var left = breaker.openFor();
        if (!left.isZero()) {
            return Optional.of(new Outcome.Released(clock.instant().plus(left)));
        }
        try {
            var mail = mail(claimed, known, content);
            var reply = connection().send(mail, () -> claimed.claim().isGood() && before.join());
            usedAt = System.nanoTime();
            breaker.succeeded();
            return Optional.of(rules.outcome(claimed.delivery(), reply));
        } catch (BrokenOff e) {
            hangUp();
            before = CompletableFuture.completedFuture(true);
            return Optional.empty();
        } catch (ServerUnavailable e) {
            hangUp();
            breaker.failed();
            LOG.warn("The mail server is unavailable: {}", e.getMessage());
            return Optional.of(
                    e.inMail()
                            ? rules.lost(claimed.delivery())
                            : new Outcome.Released(clock.instant().plus(breaker.openFor())));
        }
    }

    private OutgoingMail mail(ClaimedDelivery claimed, Known known, MailContent content) {
        return composer.compose(claimed.delivery(), Objects.requireNonNull(known.reader()), content, clock.instant());
    }

    private MailConnection connection() throws ServerUnavailable {
        var open = connection;
        if (open != null && System.nanoTime() - usedAt > CHECKED_AFTER.toNanos() && !open.isAlive()) {
            hangUp();
            open = null;
        }
        if (open == null) {
            open = server.connect();
            connection = open;
        }
        return open;
    }

    void hangUp() {
        var open = connection;
        connection = null;
        if (open != null) {
            open.close();
        }
    }
}
