package io.broadsheet.newsletter.replies.application;

import io.broadsheet.chassis.Background;
import java.time.Duration;

/** Looks again and again whether somebody is to be told of replies, for as long as the service runs. */
final class ReplyPlanner extends Background {
    private final ReplyPlanning planning;
    private final Duration poll;

    ReplyPlanner(ReplyPlanning planning, Duration poll) {
        super("reply-planner");
        this.planning = planning;
        this.poll = poll;
    }

    @Override
    protected void work() throws InterruptedException {
        do {
            while (isRunning() && planning.planWhatIsDue()) {
                // The next batch.
            }
        } while (isWantedAfter(poll));
    }

    /** A mail that is being written is let come to its end. */
    @Override
    protected void rouse(Thread working) {}
}
