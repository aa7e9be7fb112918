package io.broadsheet.newsletter.edition.application;

import io.broadsheet.chassis.Background;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.chassis.ToldFailures;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again whether something is due, for as long as the service runs. */
final class CutScheduler extends Background {
    private static final Logger LOG = LoggerFactory.getLogger(CutScheduler.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Planner planner;
    private final PlannerMeters meters;
    private final Duration poll;
    private final ToldFailures told = new ToldFailures(Duration.ofHours(1));

    CutScheduler(Planner planner, PlannerMeters meters, Duration poll) {
        super("cut-scheduler");
        this.planner = planner;
        this.meters = meters;
        this.poll = poll;
    }

    @Override
    protected void work() throws InterruptedException {
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
                told.recovered(name());
                pause = poll;
            } catch (PlannerReplaced e) {
                LOG.info("{}", e.getMessage());
                pause = poll;
            } catch (RuntimeException e) {
                meters.failed();
                pause = longer(pause);
                if (told.isNew(name(), e)) {
                    LOG.warn("Nothing could be cut; it is tried again with growing waits", Loggable.of(e));
                }
            }
        } while (isWantedAfter(pause));
    }

    private static Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /** Another instance, or the next start, goes on with a cut that takes too long. */
    @Override
    protected void rouse(Thread working) {
        // It is let come to its end.
    }
}
