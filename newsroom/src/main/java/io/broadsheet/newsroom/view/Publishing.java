package io.broadsheet.newsroom.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with what is written.
 *
 * @param page its address on the site; null while readers have none
 * @param scheduled when it comes out; null if that is not planned
 * @param problem why it did not come out when its time had come
 * @param warning why it would not, as it is now
 * @param date to be offered, {@code 2026-12-01}
 * @param reach whom it will reach, a sentence each; empty where nobody gets it by mail
 * @param time to be offered, {@code 07:00}
 */
public record Publishing(
        boolean allowed,
        boolean isPublished,
        boolean isWithdrawn,
        boolean hasChanges,
        @Nullable String page,
        @Nullable Moment scheduled,
        @Nullable String problem,
        @Nullable String warning,
        @Nullable String reason,
        String date,
        String time,
        String zone,
        List<Check> checks,
        List<String> reach) {

    public long missing() {
        return checks.stream().filter(check -> !check.isThere()).count();
    }
}
