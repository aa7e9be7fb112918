package io.broadsheet.chassis.health;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Asks another indicator in a thread of its own, one question at a time, and is down when the answer does not come in
 * time: a probe must not hang because a dependency does.
 */
final class BoundedHealth implements HealthIndicator {

    private final HealthIndicator asked;
    private final Executor threads;
    private final Duration patience;
    private @Nullable Check latest; // guarded by this

    private record Check(CompletableFuture<@Nullable Health> answer, long began) {}

    BoundedHealth(HealthIndicator asked, Executor threads, Duration patience) {
        this.asked = asked;
        this.threads = threads;
        this.patience = patience;
    }

    @Override
    public @Nullable Health health() {
        Check check = check();
        // Whoever comes later shares what is left of the time.
        long left = patience.toNanos() - (System.nanoTime() - check.began());
        try {
            return check.answer().get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException hangs) {
            return Health.down()
                    .withDetail("failure", "no answer within %d ms".formatted(patience.toMillis()))
                    .build();
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            return Health.down()
                    .withDetail("failure", cause.getClass().getName())
                    .build();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Health.unknown().build();
        }
    }

    private synchronized Check check() {
        Check check = latest;
        if (check == null || check.answer().isDone()) {
            check = new Check(CompletableFuture.supplyAsync(asked::health, threads), System.nanoTime());
            latest = check;
        }
        return check;
    }
}
