package io.broadsheet.standalone;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * What has been started, so that all of it can be stopped in the right order: what talks to the broker goes before the
 * broker (or the next start waits for dead members of its groups), the stores last.
 */
final class Running implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Deque<AutoCloseable> contexts = new ArrayDeque<>();
    private boolean stopping;

    /** Starts an embedded part; stopped in the order database, broker, mail turned round. */
    <P extends AutoCloseable> P part(Supplier<P> start) {
        return register(parts, start.get());
    }

    /** Starts a service; stopped before every part. */
    <C extends AutoCloseable> C context(Supplier<C> start) {
        return register(contexts, start.get());
    }

    private <C extends AutoCloseable> C register(Deque<AutoCloseable> kind, C started) {
        synchronized (this) {
            if (!stopping) {
                kind.push(started);
                return started;
            }
        }
        stop(started);
        return started;
    }

    @Override
    public void close() {
        synchronized (this) {
            if (stopping) {
                return;
            }
            stopping = true;
        }
        var stops = contexts.stream()
                .map(context -> CompletableFuture.runAsync(() -> stop(context), Thread::startVirtualThread));
        CompletableFuture.allOf(stops.toArray(CompletableFuture[]::new)).join();
        parts.forEach(Running::stop);
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LoggerFactory.getLogger(Running.class).warn("{} did not stop cleanly", part, e);
        }
    }
}
