package io.broadsheet.newsletter.subscription.api;

import io.broadsheet.newsletter.subscription.application.SubscriptionSettings;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Gives every answer as late as the slowest of the last hour, and no sooner than after a set time, so that the time
 * taken tells nothing, also where the database is slow and hardly anybody asks.
 */
@Component
public class EvenAnswers {
    private static final long LONGEST = Duration.ofMillis(250).toNanos();
    private static final long REMEMBERED = Duration.ofHours(1).toNanos();

    private final long least;
    private long since = System.nanoTime();
    private long slowest;
    private long slowestBefore;

    EvenAnswers(SubscriptionSettings settings) {
        this.least = settings.answerAfter().toNanos();
    }

    public void evenly(Runnable work) {
        long started = System.nanoTime();
        try {
            work.run();
        } finally {
            long took = System.nanoTime() - started;
            rest(due(took) - took);
        }
    }

    private synchronized long due(long took) {
        long now = System.nanoTime();
        if (now - since > REMEMBERED) {
            slowestBefore = now - since > 2 * REMEMBERED ? 0 : slowest;
            slowest = 0;
            since = now;
        }
        slowest = Math.max(slowest, took);
        return Math.max(least, Math.min(LONGEST, Math.max(slowest, slowestBefore)));
    }

    private static void rest(long nanos) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, nanos)));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
