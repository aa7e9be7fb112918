package io.broadsheet.article.store;

import io.broadsheet.article.domain.Actor;
import io.broadsheet.article.domain.Schedule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a working copy is to be published. Public only for the driver's record codec. */
public record ScheduleDocument(
        Instant at,
        String subject,
        @Nullable String name,
        @Nullable Boolean withdrawn,
        @Nullable String problem) {

    static @Nullable ScheduleDocument from(@Nullable Schedule schedule) {
        return schedule == null
                ? null
                : new ScheduleDocument(
                        schedule.at(),
                        schedule.by().subject(),
                        schedule.by().name(),
                        schedule.withdrawn() ? true : null,
                        schedule.problem());
    }

    Schedule toSchedule() {
        return new Schedule(at, new Actor(subject, name), Boolean.TRUE.equals(withdrawn), problem);
    }
}
