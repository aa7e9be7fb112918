package io.broadsheet.website.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SingleFlightTest {

    private final SingleFlight<String> flights = new SingleFlight<>();
    private final AtomicInteger made = new AtomicInteger();
    private final CountDownLatch go = new CountDownLatch(1);

    private String make() {
        var number = made.incrementAndGet();
        try {
            go.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return "page " + number;
    }

    @Test
    void makesWhatManyWantOnce() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = CompletableFuture.supplyAsync(() -> flights.get("a", page -> true, this::make), threads);
            await().until(() -> made.get() == 1);
            var second = waiting("a", true, this::make);
            go.countDown();

            assertThat(first.join()).isEqualTo("page 1");
            assertThat(second.join()).isEqualTo("page 1");
        }
        assertThat(flights.get("a", page -> true, this::make))
                .as("kept nowhere")
                .isEqualTo("page 2");
    }

    @Test
    void givesNobodyWhatIsNoLongerRight() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = CompletableFuture.supplyAsync(() -> flights.get("a", page -> true, this::make), threads);
            await().until(() -> made.get() == 1);
            var second = waiting("a", false, this::make);
            go.countDown();

            assertThat(first.join()).isEqualTo("page 1");
            assertThat(second.join()).isEqualTo("page 2");
        }
    }

    /** As in a flood of comments, of which each outdates the page. */
    @Test
    void makesWhatIsNeverRightOnceMoreForAllWhoWaited() throws Exception {
        var readers = new CopyOnWriteArrayList<Thread>();
        Runnable read = () -> flights.get("a", page -> false, () -> {
            await().pollInSameThread()
                    .until(() -> readers.size() == 20 && readers.stream().allMatch(SingleFlightTest::waitsOrIsDone));
            return "page " + made.incrementAndGet();
        });
        for (int i = 0; i < 20; i++) {
            readers.add(Thread.ofPlatform().start(read));
        }
        for (var reader : readers) {
            reader.join();
        }

        assertThat(made.get()).isBetween(1, 2);
    }

    private static boolean waitsOrIsDone(Thread reader) {
        return reader == Thread.currentThread()
                || reader.getState() == Thread.State.WAITING
                || reader.getState() == Thread.State.TERMINATED;
    }

    @Test
    void failsNobodyForAnother() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = CompletableFuture.supplyAsync(
                    () -> flights.get("a", page -> true, () -> {
                        throw new IllegalStateException(make());
                    }),
                    threads);
            await().until(() -> made.get() == 1);
            var second = waiting("a", true, () -> "another");
            go.countDown();

            assertThatExceptionOfType(CompletionException.class).isThrownBy(first::join);
            assertThat(second.join()).isEqualTo("another");
        }
    }

    /** Begun, and waiting for whoever came first. */
    private CompletableFuture<String> waiting(String key, boolean right, Supplier<String> maker) {
        var result = new CompletableFuture<String>();
        var thread = Thread.ofPlatform().start(() -> {
            try {
                result.complete(flights.get(key, page -> right, maker));
            } catch (RuntimeException failed) {
                result.completeExceptionally(failed);
            }
        });
        await().until(() -> thread.getState() == Thread.State.WAITING);
        return result;
    }
}
