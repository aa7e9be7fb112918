package io.broadsheet.website.cache;

import io.broadsheet.chassis.ready.ReadyAnswer;
import java.util.List;

/**
 * An answer as it goes over the wire, and how to tell whether it is still right.
 *
 * @param parts what it was made of
 * @param rightUntil when the day on top of it is over, in milliseconds since the epoch
 */
public record ReadyPage(int status, ReadyAnswer answer, List<Part<?>> parts, long rightUntil) {

    public ReadyPage {
        parts = List.copyOf(parts);
    }

    /** One that time alone does not make wrong. */
    public static ReadyPage lasting(int status, ReadyAnswer answer, List<Part<?>> parts) {
        return new ReadyPage(status, answer, parts, Long.MAX_VALUE);
    }

    /** Whether everything it was made of is still right, or cannot be replaced for a moment. */
    boolean isUsable(long nanos, long millis, Hearing hearing) {
        if (millis >= rightUntil) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).isUsable(nanos, hearing)) {
                return false;
            }
        }
        return true;
    }
}
