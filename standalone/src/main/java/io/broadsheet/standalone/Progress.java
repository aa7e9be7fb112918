package io.broadsheet.standalone;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Watches a start: says what it waits for, for as long as something moves, and ends the wait when nothing does. What
 * moves are parts that come up, classes that are loaded, and virtual threads that get their turn.
 */
final class Progress {

    private static final Duration TELL_EVERY = Duration.ofSeconds(10);
    private static final Duration LONGEST_WITHOUT_A_TURN = Duration.ofMinutes(1);
    private static final Duration LONGEST_QUIET = Duration.ofMinutes(5);
    /** A machine that slept, or a process that was stopped, has not waited. */
    private static final Duration LONGEST_STEP = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final LongSupplier classes;
    private final Executor virtualThreads;
    private final BooleanSupplier writing;
    private final Consumer<String> tell;
    private Instant last;
    private Duration waited = Duration.ZERO;
    private Duration told = Duration.ZERO;
    private Duration moved = Duration.ZERO;
    private Duration turn = Duration.ZERO;
    private State state = new State(List.of(), 0);
    private volatile boolean hadItsTurn = true;

    private record State(List<String> missing, long classes) {}

    /**
     * @param classes how many were loaded so far
     * @param writing whether what is written reaches the disk: nothing comes up without, however much moves
     */
    Progress(
            InstantSource clock,
            LongSupplier classes,
            Executor virtualThreads,
            BooleanSupplier writing,
            Consumer<String> tell) {
        this.clock = clock;
        this.classes = classes;
        this.virtualThreads = virtualThreads;
        this.writing = writing;
        this.tell = tell;
        this.last = clock.instant();
    }

    static Progress ofThisProcess(BooleanSupplier writing) {
        var loading = ManagementFactory.getClassLoadingMXBean();
        return new Progress(
                InstantSource.system(),
                loading::getTotalLoadedClassCount,
                Thread::startVirtualThread,
                writing,
                System.out::println);
    }

    /**
     * Returns when the work is done.
     *
     * @throws RuntimeException as the work failed
     * @throws Refusal if nothing moves any more
     */
    void await(CompletableFuture<?> work, Supplier<List<String>> missing) {
        while (true) {
            try {
                work.get(200, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException notYet) {
                look(missing.get());
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException reason
                        ? reason
                        : new IllegalStateException(failed.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Refusal("interrupted");
            }
        }
    }

    /**
     * To be called again and again while something is missing.
     *
     * @throws Refusal if nothing moves any more, or it moves in vain
     */
    void look(List<String> missing) {
        if (!writing.getAsBoolean()) {
            throw new Refusal("writes no longer reach the disk");
        }
        var now = clock.instant();
        var step = Duration.between(last, now);
        waited = waited.plus(step.compareTo(LONGEST_STEP) < 0 ? step : LONGEST_STEP);
        last = now;
        var seen = new State(List.copyOf(missing), classes.getAsLong());
        if (!seen.equals(state)) {
            state = seen;
            moved = waited;
        }
        if (hadItsTurn) {
            turn = waited;
            hadItsTurn = false;
            virtualThreads.execute(() -> hadItsTurn = true);
        }
        var names = String.join(", ", missing);
        if (waited.minus(turn).compareTo(LONGEST_WITHOUT_A_TURN) > 0) {
            throw new Refusal("no virtual thread has run for a minute, still missing: " + names);
        }
        if (waited.minus(moved).compareTo(LONGEST_QUIET) > 0) {
            throw new Refusal("nothing has moved for five minutes, still missing: " + names);
        }
        if (waited.minus(told).compareTo(TELL_EVERY) >= 0) {
            told = waited;
            tell.accept("Waiting for " + names + " (" + waited.toSeconds() + " s)");
        }
    }
}
