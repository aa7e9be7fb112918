package io.broadsheet.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class BackgroundTest {

    private static final Backoff SOON = new Backoff(Duration.ofMillis(1), Duration.ofMillis(2));

    /** Fails of each in turn, then works. */
    private static final class Failing extends Background {

        private final Deque<Throwable> failures;
        private final AtomicInteger begun = new AtomicInteger();
        private final CountDownLatch ended = new CountDownLatch(1);
        private final CountDownLatch stopped = new CountDownLatch(1);

        Failing(List<? extends Throwable> failures) {
            super("background-test", SOON);
            this.failures = new ArrayDeque<>(failures);
        }

        @Override
        protected void work() throws InterruptedException {
            begun.incrementAndGet();
            Throwable failure = failures.poll();
            switch (failure) {
                case null -> {
                    isWantedAfter(Duration.ofHours(1));
                    ended.countDown();
                }
                case Error error -> throw error;
                case RuntimeException runtime -> throw runtime;
                case InterruptedException interrupted -> throw interrupted;
                default -> throw new AssertionError(failure);
            }
        }

        @Override
        protected void rouse(Thread working) {
            // It looks up by itself.
        }

        @Override
        protected void stopped() {
            stopped.countDown();
        }
    }

    private Failing background = new Failing(List.of());

    @AfterEach
    void stop() {
        background.stop();
    }

    @Test
    void beginsAgainWhateverItFailsOfAndEndsWhenItIsStopped() throws InterruptedException {
        begin(List.of(
                new NoClassDefFoundError("native"),
                new OutOfMemoryError("heap"),
                new IllegalStateException("odd"),
                new InterruptedException("by somebody else")));
        await().untilAsserted(() -> assertThat(background.begun).hasValue(5));
        assertThat(background.failures()).isEqualTo(4);

        var stopped = new CountDownLatch(1);
        background.stop(stopped::countDown);

        stopped.await();
        background.ended.await();
        background.stopped.await();
        assertThat(background.isRunning()).isFalse();
        assertThat(background.begun).hasValue(5);
    }

    @Test
    void saysWhatItFailsOfOnceAndCountsTheRest(CapturedOutput output) {
        begin(Stream.generate(() -> new NoClassDefFoundError("the same, always"))
                .limit(50)
                .toList());
        await().untilAsserted(() -> assertThat(background.failures()).isEqualTo(50));

        assertThat(output.getAll().split("background-test failed", -1)).hasSize(2);
        assertThat(background.trouble()).isEqualTo("java.lang.NoClassDefFoundError");
    }

    @Test
    void tellsWhatEachPartFailsOfOnceThoughTheyTakeTurns(CapturedOutput output) {
        for (int i = 0; i < 20; i++) {
            background.failed("articles", new IllegalStateException("the same"));
            background.failed("images", new IllegalArgumentException("another"));
        }

        assertThat(output.getAll().split("background-test failed", -1)).hasSize(3);
        assertThat(background.trouble())
                .isEqualTo("articles: java.lang.IllegalStateException, images: java.lang.IllegalArgumentException");
    }

    @Test
    void hasNoTroubleWhileItWorksOrIsDone() {
        begin(List.of());
        await().untilAsserted(() -> assertThat(background.begun).hasValue(1));
        assertThat(background.trouble()).isNull();
        background.stop();
        assertThat(background.trouble()).isNull();
    }

    private void begin(List<? extends Throwable> failures) {
        background = new Failing(failures);
        background.start();
    }
}
