package io.broadsheet.chassis.store;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Repeats a change until no other write came between its read and its own write. */
public final class GuardedChange {
    private static final int MOST_RACES = 20;

    private GuardedChange() {}

    /**
     * @param what for the error, as in "the front page"
     * @param attempt null where another came first
     * @throws AggregateBusy if another came first again and again; nothing was changed then
     */
    public static <T> T of(String what, Supplier<@Nullable T> attempt) {
        for (int race = 0; race < MOST_RACES; race++) {
            var changed = attempt.get();
            if (changed != null) {
                return changed;
            }
        }
        throw new AggregateBusy("Too many changes of " + what + " at the same time.", Duration.ofSeconds(1));
    }
}
