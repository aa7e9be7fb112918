package io.broadsheet.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.chassis.outbox.OutboxMetrics.Seen;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutboxMetricsTest {

    @Test
    void theOldestGrowsOlderWhileNobodyCanLook() {
        long aMinuteAgo = System.nanoTime() - Duration.ofMinutes(1).toNanos();

        assertThat(new Seen(2, Duration.ofSeconds(3), 0, aMinuteAgo).oldest())
                .isBetween(Duration.ofSeconds(63), Duration.ofSeconds(90));
        assertThat(new Seen(1, null, 1, aMinuteAgo).oldest()).isZero();
    }
}
