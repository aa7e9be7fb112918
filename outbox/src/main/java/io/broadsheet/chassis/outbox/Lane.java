package io.broadsheet.chassis.outbox;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Runs work on documents, a few at a time, and each document once. A bounded number may wait; more is refused. */
final class Lane {

    private final ExecutorService threads;
    private final int places;
    private final int most;
    private final SequencedMap<Object, Runnable> waiting = new LinkedHashMap<>(); // guarded by this, as is working
    private int working;

    /**
     * @param places how many work at the same time
     * @param most how many may wait
     */
    Lane(ExecutorService threads, int places, int most) {
        this.threads = threads;
        this.places = places;
        this.most = most;
    }

    /**
     * @param key of what is worked on; what waits already does not wait twice
     * @return false if there is no room
     */
    synchronized boolean offer(Object key, Runnable work) {
        if (working < places) {
            try {
                threads.execute(() -> runAll(work));
            } catch (RejectedExecutionException stopping) {
                return false;
            }
            working++;
            return true;
        }
        if (waiting.size() >= most) {
            return false;
        }
        waiting.putIfAbsent(key, work);
        return true;
    }

    synchronized boolean isWaiting(Object key) {
        return waiting.containsKey(key);
    }

    /** Whoever waits is left to a later sweep. */
    synchronized void clear() {
        waiting.clear();
    }

    synchronized int size() {
        return waiting.size() + working;
    }

    private void runAll(Runnable first) {
        @Nullable Runnable next = first;
        while (next != null) {
            try {
                next.run();
            } finally {
                next = next();
            }
        }
    }

    private synchronized @Nullable Runnable next() {
        var first = waiting.pollFirstEntry();
        if (first == null) {
            working--;
            return null;
        }
        return first.getValue();
    }
}
