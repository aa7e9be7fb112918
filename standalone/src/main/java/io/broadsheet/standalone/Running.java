package io.broadsheet.standalone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** What has been started, so that all of it can be stopped in the right order. */
final class Running implements AutoCloseable {

    /** In the order of stopping. */
    enum Turn {
        /** Before the broker, or the next start waits for dead members of its groups. */
        CONTEXT,
        BROKER,
        DATABASE,
        MAIL,
        /** Last, so that nobody else opens what is still being closed. */
        FOLDER
    }

    private final Map<Turn, List<AutoCloseable>> started = new EnumMap<>(Turn.class);
    private final CountDownLatch stop = new CountDownLatch(1);
    private boolean stopping;

    /** Starts something; what comes up while all is being stopped is stopped at once. */
    void start(Turn turn, Supplier<? extends AutoCloseable> start) {
        var part = start.get();
        synchronized (this) {
            if (!stopping) {
                started.computeIfAbsent(turn, none -> new ArrayList<>()).add(part);
                return;
            }
        }
        stop(part);
    }

    /** @return whether all is being stopped by then */
    boolean stopsWithin(Duration time) throws InterruptedException {
        return stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        synchronized (this) {
            if (stopping) {
                return;
            }
            stopping = true;
        }
        stop.countDown();
        for (var parts : started.values()) {
            CompletableFuture.allOf(parts.stream()
                            .map(part -> CompletableFuture.runAsync(() -> stop(part), Running::thread))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
    }

    /** A platform thread: what is stopped waits with locks of others in hand. */
    private static void thread(Runnable work) {
        Thread.ofPlatform().name("stop").start(work);
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LoggerFactory.getLogger(Running.class).warn("{} did not stop cleanly", part, e);
        }
    }
}
