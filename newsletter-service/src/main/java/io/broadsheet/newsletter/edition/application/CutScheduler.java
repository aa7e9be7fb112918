package io.broadsheet.newsletter.edition.application;

import io.broadsheet.chassis.Loggable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks again and again whether something is due, for as long as the service runs. */
final class CutScheduler implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CutScheduler.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final Planner planner;
    private final Duration poll;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread worker;

    CutScheduler(Planner planner, Duration poll) {
        this.planner = planner;
        this.poll = poll;
    }

    @Override
    public void start() {
        worker = Thread.ofVirtual().name("cut-scheduler").start(this::run);
    }

    private void run() {
        var pause = poll;
        do {
            try {
                planner.cutWhatIsDue()
                        .ifPresent(report -> LOG.info(
                                "Cut {}: {} cohorts, {} deliveries, {} skipped",
                                report.number(),
                                report.cohorts(),
                                report.deliveries(),
                                report.skipped()));
                pause = poll;
            } catch (RuntimeException e) {
                pause = longer(pause);
                LOG.warn("Nothing could be cut, next try in {} ms", pause.toMillis(), Loggable.of(e));
            }
        } while (!stopsWithin(pause));
    }

    private boolean stopsWithin(Duration pause) {
        try {
            return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /** Lets a cut come to its end, within reason: another instance, or the next start, goes on with a longer one. */
    @Override
    public void stop() {
        var running = worker;
        worker = null;
        stopped.countDown();
        try {
            if (running != null && !running.join(FAREWELL)) {
                running.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
