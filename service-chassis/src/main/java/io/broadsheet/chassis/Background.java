package io.broadsheet.chassis;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work in a thread of its own, from the start of the service to its stop; after a failure it begins again. Declare it
 * as a bean.
 */
public abstract class Background implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final Duration FAREWELL = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String name;
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private volatile @Nullable Thread worker;

    /** @param name of its thread */
    protected Background(String name) {
        this.name = name;
    }

    protected final String name() {
        return name;
    }

    /** Works until it is no longer {@link #isRunning running}, or is interrupted. */
    protected abstract void work() throws InterruptedException;

    /** Makes work that waits for something look up. Unless it says otherwise it is interrupted. */
    protected void rouse(Thread working) {
        working.interrupt();
    }

    /** @return whether it is still wanted after that long */
    protected final boolean isWantedAfter(Duration pause) throws InterruptedException {
        return !stopping.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public final void start() {
        stopping = new CountDownLatch(1);
        // Assigned before it runs: it ends when there is none.
        var next = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
        worker = next;
        next.start();
    }

    private void run() {
        try {
            while (!isDone()) {
                if (!isWantedAfter(PAUSE)) {
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether it came to its end; else it is to begin again: nobody would miss it until it is too late */
    private boolean isDone() throws InterruptedException {
        try {
            work();
            return true;
        } catch (RuntimeException | Error failed) {
            LOG.error("{} failed and begins again", name, Loggable.of(failed));
            return false;
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
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Beside the others that stop now: together they have as long as the service gives them. */
    @Override
    public final void stop(Runnable done) {
        Thread.ofVirtual().name(name + "-stop").start(() -> {
            stop();
            done.run();
        });
    }

    @Override
    public final boolean isRunning() {
        return worker != null;
    }
}
