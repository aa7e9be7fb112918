package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.chassis.Loggable;
import io.broadsheet.newsletter.delivery.application.Job.Known;
import io.broadsheet.newsletter.delivery.domain.Ledger.Entry;
import io.broadsheet.newsletter.delivery.domain.Outcome;
import io.broadsheet.newsletter.delivery.smtp.MailConnection;
import io.broadsheet.newsletter.delivery.smtp.MailConnection.BrokenOff;
import io.broadsheet.newsletter.delivery.smtp.MailServer;
import io.broadsheet.newsletter.delivery.smtp.OutgoingMail;
import io.broadsheet.newsletter.delivery.smtp.ServerAway;
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
final class Line {
    private static final Logger LOG = LoggerFactory.getLogger(Line.class);
    private static final Duration CHECKED_AFTER = Duration.ofSeconds(5);

    private final MailServer server;
    private final Intake intake;
    private final Postman postman;
    private final Composer composer;
    private final Recorder recorder;
    private final Outage outage;
    private final DeliveryMeters meters;
    private final Clock clock;

    private @Nullable MailConnection connection;
    private long usedAt;
    private CompletableFuture<Boolean> before = CompletableFuture.completedFuture(true);

    Line(
            MailServer server,
            Intake intake,
            Postman postman,
            Composer composer,
            Recorder recorder,
            Outage outage,
            DeliveryMeters meters,
            Clock clock) {
        this.server = server;
        this.intake = intake;
        this.postman = postman;
        this.composer = composer;
        this.recorder = recorder;
        this.outage = outage;
        this.meters = meters;
        this.clock = clock;
    }

    /** Handles a delivery. @return whether its outcome is kept, or false if it is someone else's by now */
    CompletableFuture<Boolean> handle(Job job) {
        try {
            var known = intake.current(job);
            var refusal = postman.refusal(job.delivery(), known);
            var outcome = refusal.isPresent() ? refusal : observed(job, known);
            return outcome.map(certain -> record(job, certain)).orElse(CompletableFuture.completedFuture(false));
        } catch (RuntimeException e) {
            // The claim ends by itself, and the delivery comes again.
            LOG.warn("Delivery {} was left for later", job.delivery().id(), Loggable.of(e));
            return CompletableFuture.completedFuture(false);
        }
    }

    private CompletableFuture<Boolean> record(Job job, Outcome outcome) {
        meters.count(job.delivery(), outcome);
        var kept = recorder.record(new Entry(job.delivery().id(), job.claim().token(), outcome));
        if (!(outcome instanceof Outcome.Released)) {
            before = kept;
        }
        return kept;
    }

    private Optional<Outcome> observed(Job job, Known known) {
        var content = Objects.requireNonNull(known.content());
        return meters.observed(job.delivery(), content, () -> send(job, known));
    }

    private Optional<Outcome> send(Job job, Known known) {
        var left = outage.left();
        if (!left.isZero()) {
            return Optional.of(new Outcome.Released(clock.instant().plus(left)));
        }
        try {
            var mail = mail(job, known);
            var reply = connection().send(mail, () -> job.claim().isGood() && before.join());
            usedAt = System.nanoTime();
            outage.over();
            return Optional.of(postman.outcome(job.delivery(), reply));
        } catch (BrokenOff e) {
            hangUp();
            before = CompletableFuture.completedFuture(true);
            return Optional.empty();
        } catch (ServerAway e) {
            hangUp();
            outage.failed();
            LOG.warn("The mail server is away: {}", e.getMessage());
            return Optional.of(
                    e.inMail()
                            ? postman.lost(job.delivery())
                            : new Outcome.Released(clock.instant().plus(outage.left())));
        }
    }

    private OutgoingMail mail(Job job, Known known) {
        return composer.compose(
                job.delivery(),
                Objects.requireNonNull(known.reader()),
                Objects.requireNonNull(known.content()),
                clock.instant());
    }

    private MailConnection connection() throws ServerAway {
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
