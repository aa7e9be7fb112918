package io.broadsheet.newsletter.delivery.application;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells this instance's sender that a letter has come in, so that its reader does not wait for the next look. */
public final class LetterBell {
    private final Semaphore rings = new Semaphore(0);

    public void ring() {
        if (rings.availablePermits() == 0) {
            rings.release();
        }
    }

    /** Returns at the next ring, at once if there was one since the last call, or after {@code atMost}. */
    public void await(Duration atMost) throws InterruptedException {
        if (rings.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            rings.drainPermits();
        }
    }
}
