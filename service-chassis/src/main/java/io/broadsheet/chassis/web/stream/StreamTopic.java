package io.broadsheet.chassis.web.stream;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The streams about one thing. Tasks that send on them run one after the other, in a thread that ends when none waits.
 */
final class StreamTopic {
    private static final int MOST_WAITING = 500;

    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    Set<EventStream> streams() {
        return streams;
    }

    /** @return false if too many wait already: it is not run */
    boolean execute(Runnable task) {
        if (waiting.get() >= MOST_WAITING) {
            return false;
        }
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            Thread.ofVirtual().name("event-streams").start(this::run);
        }
        return true;
    }

    private void run() {
        do {
            var task = tasks.poll();
            if (task != null) {
                run(task);
            }
        } while (waiting.decrementAndGet() > 0);
    }

    /** What fails, for want of memory too, leaves the others their turn. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable failed) {
            var thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failed);
        }
    }
}
