package io.broadsheet.newsletter.edition.application;

import io.broadsheet.newsletter.edition.domain.Cadence;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Cuts a cadence because an editor says so. */
public final class EditionRun {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Planner planner;
    private final Executor executor;

    EditionRun(Planner planner, Executor executor) {
        this.planner = planner;
        this.executor = executor;
    }

    /**
     * Waits a little for the cut to end; a long one goes on behind, and should this process die, elsewhere.
     *
     * @return empty if another planner took over, or it or what it left took all the while; this cut may still come after it
     */
    public Optional<CutReport> run(Cadence cadence) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var opened = new CompletableFuture<Long>();
        var cut = CompletableFuture.supplyAsync(() -> cutOnceFree(cadence, opened, end), executor);
        try {
            return cut.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return opened.isDone() ? Optional.of(planner.report(opened.join(), false)) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PlannerReplaced) {
                return Optional.empty();
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private Optional<CutReport> cutOnceFree(Cadence cadence, CompletableFuture<Long> opened, long end) {
        var report = planner.cutNow(cadence, opened::complete);
        while (report.isEmpty() && System.nanoTime() - end < -2 * PAUSE.toNanos()) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return report;
            }
            report = planner.cutNow(cadence, opened::complete);
        }
        return report;
    }
}
