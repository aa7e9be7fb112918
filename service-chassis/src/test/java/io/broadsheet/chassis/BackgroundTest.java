package io.broadsheet.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);

    private final Background background = new Background("background-test") {
        @Override
        protected void work() throws InterruptedException {
            if (begun.incrementAndGet() == 1) {
                throw new AssertionError("Out of something");
            }
            try {
                isWantedAfter(Duration.ofHours(1));
            } finally {
                ended.countDown();
            }
        }
    };

    @Test
    void beginsAgainAfterAnErrorAndEndsWhenItIsStopped() throws InterruptedException {
        background.start();
        await().untilAsserted(() -> assertThat(begun).hasValue(2));

        var stopped = new CountDownLatch(1);
        background.stop(stopped::countDown);

        stopped.await();
        ended.await();
        assertThat(background.isRunning()).isFalse();
        assertThat(begun).hasValue(2);
    }
}
