package io.broadsheet.article.application;

import io.broadsheet.article.application.ScheduledArticles.Scheduled;
import io.broadsheet.article.domain.Action;
import io.broadsheet.article.domain.StaleVersion;
import io.broadsheet.article.domain.Step;
import io.broadsheet.chassis.Background;
import io.broadsheet.chassis.Backoff;
import io.broadsheet.chassis.LogLimit;
import io.broadsheet.chassis.Loggable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Publishes working copies when their time has come, and at once what came while nobody ran. Every instance does; the
 * version decides which one it was.
 */
@Component
class ScheduledPublication extends Background {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledPublication.class);
    /** What fails for one may for thousands, and is tried again. */
    private static final LogLimit FAILED = new LogLimit(Duration.ofMinutes(1));

    private static final Duration LOOK = Duration.ofMillis(500);
    /** After a look at which some failed. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private static final Backoff WHILE_THE_DATABASE_IS_AWAY =
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(2));

    private static final int PAGE = 500;
    /** Three calls of the database each; more would take the processor from those that send the events of the others. */
    private static final int AT_ONCE = 4;

    private final ScheduledArticles scheduled;
    private final ArticlePublishing publishing;
    private final Timer lateness;
    private final Counter failed;
    private final Counter refused;

    ScheduledPublication(ScheduledArticles scheduled, ArticlePublishing publishing, MeterRegistry meters) {
        super("scheduled-publication", WHILE_THE_DATABASE_IS_AWAY);
        this.scheduled = scheduled;
        this.publishing = publishing;
        this.lateness = Timer.builder("broadsheet.articles.scheduled.lateness")
                .description("From the instant a publication was scheduled for to its write")
                .register(meters);
        this.failed = Counter.builder("broadsheet.articles.scheduled.failed")
                .description("Tries to publish a scheduled article that failed")
                .register(meters);
        this.refused = Counter.builder("broadsheet.articles.scheduled.refused")
                .description("Scheduled articles that could not be published as they were when their time came")
                .register(meters);
    }

    @Override
    protected void work() throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofPlatform().daemon().name("scheduled-", 0).factory())) {
            var pause = LOOK;
            while (isWantedAfter(pause)) {
                pause = publishAllDue(threads);
            }
        }
    }

    /** @return until when nothing more is due, half a second at most */
    private Duration publishAllDue(ExecutorService threads) throws InterruptedException {
        @Nullable Scheduled last = null;
        var allDone = true;
        while (isRunning()) {
            var page = scheduled.next(last, PAGE);
            var now = scheduled.now();
            var due = page.stream().filter(each -> !each.at().isAfter(now)).toList();
            allDone &= publish(due, now, threads);
            if (due.size() < page.size()) {
                var wait = Duration.between(now, page.get(due.size()).at());
                return !allDone ? AGAIN : wait.compareTo(LOOK) < 0 ? wait : LOOK;
            }
            if (page.size() < PAGE) {
                break;
            }
            last = page.getLast();
        }
        return allDone ? LOOK : AGAIN;
    }

    private boolean publish(List<Scheduled> due, Instant now, ExecutorService threads) throws InterruptedException {
        var inAnyOrder = new ArrayList<>(due);
        // Instances that begin with the same one lose every second race.
        Collections.shuffle(inAnyOrder);
        return threads
                .invokeAll(inAnyOrder.stream()
                        .<Callable<Boolean>>map(each -> () -> publish(each, now))
                        .toList())
                .stream()
                .allMatch(Future::resultNow);
    }

    /** @return false if it is to be tried again; others come first */
    private boolean publish(Scheduled due, Instant now) {
        try {
            tell(due, publishing.publishDue(due.id(), now).latest().step(), now);
        } catch (StaleVersion changed) {
            LOG.debug("Article {} has changed since it could not be published", due.id());
        } catch (RuntimeException | StackOverflowError e) { // the second of a text that is nested too deep, say
            failed.increment();
            if (FAILED.allows()) {
                LOG.warn("Article {} is not published as scheduled yet; it is tried again", due.id(), Loggable.of(e));
            }
            return false;
        }
        return true;
    }

    /** @param latest another instance's or a person's, if it is not of {@code now} */
    private void tell(Scheduled due, Step latest, Instant now) {
        if (!latest.at().equals(now)) {
            return;
        }
        if (latest.action() == Action.PUBLISHED_AS_SCHEDULED) {
            lateness.record(Duration.between(due.at(), scheduled.now()));
        } else if (latest.action() == Action.SCHEDULE_FAILED) {
            refused.increment();
            LOG.warn("Article {} is not published as scheduled: as it is, it cannot be", due.id());
        }
    }
}
