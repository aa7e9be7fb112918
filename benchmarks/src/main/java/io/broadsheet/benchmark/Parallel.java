package io.broadsheet.benchmark;

import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Many calls, eight at once. */
final class Parallel {

    /** One call. */
    @FunctionalInterface
    interface Call {
        void run(int number) throws Exception;
    }

    private Parallel() {}

    /** Returns when all have succeeded. */
    static void each(int count, Call call) throws Exception {
        var calls = new ArrayList<Future<?>>();
        var atOnce = new Semaphore(8);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                int number = i;
                atOnce.acquire();
                calls.add(threads.submit(() -> {
                    try {
                        call.run(number);
                        return null;
                    } finally {
                        atOnce.release();
                    }
                }));
            }
        }
        for (Future<?> each : calls) {
            each.get();
        }
    }
}
