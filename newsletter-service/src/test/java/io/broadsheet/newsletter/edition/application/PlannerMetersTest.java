package io.broadsheet.newsletter.edition.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PlannerMetersTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLong nanoTime = new AtomicLong();
    private final PlannerMeters planner = new PlannerMeters(meters, nanoTime::get);

    @Test
    void digestsThatNobodyCanLookAfterFallBehind() {
        var now = Instant.parse("2026-11-29T08:00:00Z");
        planner.covered(now.minusSeconds(60), now);
        assertThat(behind()).isEqualTo(60);

        pass(Duration.ofHours(1));
        assertThat(behind()).isEqualTo(3_660);

        planner.covered(now, now);
        assertThat(behind()).isZero();
    }

    @Test
    void alsoIfTheyNeverCouldSinceTheStart() {
        pass(Duration.ofMinutes(40));

        assertThat(behind()).isEqualTo(2_400);
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    private double behind() {
        return meters.get("broadsheet.cuts.behind").gauge().value();
    }
}
