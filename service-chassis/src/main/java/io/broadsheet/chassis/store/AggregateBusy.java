package io.broadsheet.chassis.store;

import io.broadsheet.chassis.DependencyDown;
import java.time.Duration;

/** The aggregate cannot take the command now; nothing was changed, and the same command may succeed later. */
public class AggregateBusy extends RuntimeException implements DependencyDown {

    private final Duration retryAfter;

    public AggregateBusy(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
