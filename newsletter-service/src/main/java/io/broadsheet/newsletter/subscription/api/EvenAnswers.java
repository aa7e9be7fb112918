package io.broadsheet.newsletter.subscription.api;

import java.time.Duration;

/** Gives an answer no sooner than after a set time, so that the time taken tells nothing. */
final class EvenAnswers {

    private EvenAnswers() {}

    static void afterAtLeast(Duration least, Runnable work) {
        long started = System.nanoTime();
        try {
            work.run();
        } finally {
            rest(least.minusNanos(System.nanoTime() - started));
        }
    }

    private static void rest(Duration left) {
        try {
            Thread.sleep(left.isNegative() ? Duration.ZERO : left);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
