package io.broadsheet.newsletter.delivery.application;

import java.time.Duration;

/**
 * A moment by both clocks of this machine. One of them may stand still while the machine is suspended, the other may be
 * set: what has passed is what either says.
 */
record Moment(long nanos, long millis) {

    static Moment now() {
        return new Moment(System.nanoTime(), System.currentTimeMillis());
    }

    boolean isLongerAgoThan(Duration duration, Moment now) {
        return now.nanos - nanos > duration.toNanos() || now.millis - millis > duration.toMillis();
    }
}
