package io.broadsheet.newsletter.edition.application;

import io.broadsheet.newsletter.edition.domain.Desk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A planner's hold on the desk. */
final class Lease {
    private final Desk desk;
    private final UUID token;
    private final Duration length;
    private final Clock clock;
    private Instant renewedAt;

    Lease(Desk desk, UUID token, Duration length, Clock clock, Instant takenAt) {
        this.desk = desk;
        this.token = token;
        this.length = length;
        this.clock = clock;
        this.renewedAt = takenAt;
    }

    UUID token() {
        return token;
    }

    /**
     * Before something is written for a cut.
     *
     * @throws PlannerReplaced if another planner has taken over
     */
    void renew(long number) {
        var now = clock.instant();
        if (!desk.renew(token, now.plus(length))) {
            throw new PlannerReplaced(number);
        }
        renewedAt = now;
    }

    /** Between queries, so that a long search without anything to write does not look like a dead planner. */
    void keep(long number) {
        if (!clock.instant().isBefore(renewedAt.plus(length.dividedBy(3)))) {
            renew(number);
        }
    }
}
