package io.broadsheet.chassis.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StreamTopicTest {

    @Test
    void aTaskThatFailsLeavesTheOthersTheirTurn() throws InterruptedException {
        var topic = new StreamTopic();
        var failing = new CountDownLatch(1);
        var done = new CountDownLatch(1);

        topic.execute(() -> {
            awaitQuietly(failing);
            throw new OutOfMemoryError("of a test");
        });
        topic.execute(done::countDown);
        failing.countDown();

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
