package io.broadsheet.chassis.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void givesItsCapacityAtOnceAndThenAsItFills() {
        var bucket = new TokenBucket(2, Duration.ofSeconds(10), 0);

        assertThat(bucket.take(0)).isZero();
        assertThat(bucket.take(0)).isZero();
        assertThat(bucket.take(0)).isEqualTo(Duration.ofSeconds(5));
        assertThat(bucket.take(4 * SECOND)).isEqualTo(Duration.ofSeconds(1));
        assertThat(bucket.take(5 * SECOND)).isZero();
        assertThat(bucket.take(1_000 * SECOND)).isZero();
        assertThat(bucket.take(1_000 * SECOND)).isZero();
        assertThat(bucket.take(1_000 * SECOND)).isPositive();
    }
}
