package io.broadsheet.benchmark;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts one attempt after another at a fixed rate, however long each takes, and keeps how long each took. */
final class Latencies {

    /** One attempt. */
    @FunctionalInterface
    interface Attempt {
        void run(int number) throws Exception;
    }

    /** Whether it is there. */
    @FunctionalInterface
    interface Look {
        boolean succeeds() throws Exception;
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();

    static Latencies at(int perSecond, Duration length, Attempt attempt) throws InterruptedException {
        var latencies = new Latencies();
        int count = (int) (perSecond * length.toSeconds());
        try (var clock = Executors.newScheduledThreadPool(1);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var next = new AtomicInteger();
            var ticks = clock.scheduleAtFixedRate(
                    () -> {
                        int number = next.getAndIncrement();
                        if (number < count) {
                            threads.execute(() -> latencies.measure(number, attempt));
                        }
                    },
                    0,
                    1_000_000_000L / perSecond,
                    TimeUnit.NANOSECONDS);
            TimeUnit.SECONDS.sleep(length.toSeconds() + 1);
            ticks.cancel(false);
        }
        return latencies;
    }

    /** Looks every 10 ms at first, then ever more seldom, so that looking does not become the load. */
    static void await(Look look) throws Exception {
        long began = System.nanoTime();
        while (!look.succeeds()) {
            long waited = System.nanoTime() - began;
            if (waited > PATIENCE.toNanos()) {
                throw new TimeoutException("not there after " + PATIENCE);
            }
            Thread.sleep(Math.max(10, waited / 10_000_000));
        }
    }

    private void measure(int number, Attempt attempt) {
        long start = System.nanoTime();
        try {
            attempt.run(number);
            nanos.add(System.nanoTime() - start);
        } catch (Exception e) {
            failed.incrementAndGet();
            System.err.println(e);
        }
    }

    @Override
    public String toString() {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return "n=%d failed=%d p50=%s p95=%s p99=%s max=%s"
                .formatted(
                        sorted.length,
                        failed.get(),
                        percentile(sorted, 50),
                        percentile(sorted, 95),
                        percentile(sorted, 99),
                        percentile(sorted, 100));
    }

    private static String percentile(long[] sorted, int percent) {
        if (sorted.length == 0) {
            return "-";
        }
        int index = Math.min(sorted.length - 1, (int) Math.ceil(sorted.length * percent / 100.0) - 1);
        return "%.1f ms".formatted(sorted[Math.max(0, index)] / 1e6);
    }
}
