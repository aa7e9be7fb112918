package io.broadsheet.chassis;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work in a platform thread of its own, from the start of the service to its stop. After a failure, even an
 * {@code Error}, it begins again after growing waits. Each failure is counted, and logged if it differs from the one
 * before.
 * Declare it as a bean: {@link BackgroundHealth} then tells of it.
 */
public abstract class Background implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final Duration FAREWELL = Duration.ofSeconds(10);
    private static final Backoff WAITS = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(15));
    /** Work that went on for as long has recovered. */
    private static final Duration RECOVERED = Duration.ofMinutes(1);

    private final String name;
    private final Backoff waits;
    private final AtomicLong failures = new AtomicLong();
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private volatile @Nullable Thread worker;
    /** By which part of the work. */
    private final Map<String, Failure> last = new ConcurrentHashMap<>();

    private volatile boolean isDone;

    /** @param row how many there were without a recovery in between */
    private record Failure(String what, int row, long nanoTime) {

        boolean isOver() {
            return System.nanoTime() - nanoTime > RECOVERED.toNanos();
        }
    }

    /** @param name of its thread */
    protected Background(String name) {
        this(name, WAITS);
    }

    /** @param waits before it begins again */
    protected Background(String name, Backoff waits) {
        this.name = name;
        this.waits = waits;
    }

    public final String name() {
        return name;
    }

    /** Works until it is no longer {@link #isRunning running}, or is interrupted. */
    protected abstract void work() throws InterruptedException;

    /**
     * Wakes work that waits for something, so that it sees that it is no longer wanted; by an interrupt unless
     * overridden.
     */
    protected void rouse(Thread working) {
        working.interrupt();
    }

    /** Called once it has come to its end by {@link #stop}. */
    protected void stopped() {}

    /** @return whether it is still wanted after that long */
    protected final boolean isWantedAfter(Duration pause) throws InterruptedException {
        return !stopping.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Counts a failure that the work itself gets over, and logs it unless the last was the same.
     *
     * @return how long to wait before the next try
     */
    protected final Duration failed(Throwable failure) {
        return failed("", failure);
    }

    /**
     * As {@link #failed(Throwable)}.
     *
     * @param of which part of the work, where the others go on; each is told and waits by itself
     */
    protected final Duration failed(String of, Throwable failure) {
        failures.incrementAndGet();
        String what = Loggable.named(failure);
        Failure before = last.get(of);
        if (before == null || before.isOver()) {
            before = new Failure("", 0, 0);
        }
        int row = before.row() + 1;
        last.put(of, new Failure(what, row, System.nanoTime()));
        if (!before.what().equals(what)) {
            LOG.error("{} failed and begins again{}", name, of.isEmpty() ? "" : ": " + of, Loggable.of(failure));
        }
        return waits.after(row);
    }

    /** @return what it failed of within the last minute, or that it has ended unasked; null while all is well */
    final @Nullable String trouble() {
        Thread working = worker;
        if (working != null && working.getState() == Thread.State.TERMINATED && !isDone) {
            return "ended";
        }
        var troubles = new TreeMap<String, String>();
        last.forEach((of, failure) -> {
            if (!failure.isOver()) {
                troubles.put(of, of.isEmpty() ? failure.what() : of + ": " + failure.what());
            }
        });
        return troubles.isEmpty() ? null : String.join(", ", troubles.values());
    }

    final long failures() {
        return failures.get();
    }

    @Override
    public final void start() {
        stopping = new CountDownLatch(1);
        isDone = false;
        // Assigned before it runs: it ends when there is none.
        var next = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
        worker = next;
        next.start();
    }

    private void run() {
        try {
            Duration wait = workOnce();
            while (wait != null && isWantedAfter(wait)) {
                wait = workOnce();
            }
            isDone = true;
        } catch (InterruptedException stopped) {
            isDone = !isRunning();
            Thread.currentThread().interrupt();
        }
    }

    /** @return how long to wait before it begins again; null if it came to its end */
    private @Nullable Duration workOnce() {
        try {
            work();
            return null;
        } catch (InterruptedException | RuntimeException | Error failure) {
            // Nobody would miss it until it is too late.
            return isRunning() ? failed(failure) : null;
        }
    }

    /** Lets it come to its end, within reason. */
    @Override
    public final void stop() {
        var working = worker;
        worker = null;
        stopping.countDown();
        try {
            if (working != null) {
                rouse(working);
                working.join(FAREWELL);
                stopped();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Beside the others that stop now: together they have as long as the service gives them. */
    @Override
    public final void stop(Runnable done) {
        Thread.ofPlatform().name(name + "-stop").start(() -> {
            stop();
            done.run();
        });
    }

    @Override
    public final boolean isRunning() {
        return worker != null;
    }
}
