package io.broadsheet.newsletter.subscription.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.newsletter.subscription.application.SubscriptionSettings.SignUps;
import io.broadsheet.newsletter.subscription.domain.Allowances;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class SignUpLimitsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final SubscriptionSettings settings = new SubscriptionSettings(
            "Paper",
            "the secret of this paper, 0123456789 and more",
            Duration.ZERO,
            Duration.ofDays(30),
            Duration.ofDays(90),
            Duration.ofDays(100),
            new SignUps(6, 200, 5000));

    private final SignUpLimits limits = new SignUpLimits(
            new Counts(),
            new AddressKeys(settings, new MockEnvironment()),
            settings,
            new SimpleMeterRegistry(),
            Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void oneIpv6AllocationLeavesRoomForTheOthers() {
        long served = IntStream.range(0, 25_002)
                .filter(i -> limits.wait("20010db80001%04x".formatted(i / 3)).isEmpty())
                .count();

        assertThat(served).isEqualTo(1_000);
        assertThat(limits.wait("20010db800020001")).isEmpty();
        assertThat(limits.wait("20010db80001ffff")).contains(Duration.ofHours(1));
    }

    @Test
    void oneIpv4BlockLeavesRoomForTheOthers() {
        long served = IntStream.range(0, 256 * 200)
                .filter(i -> limits.wait("203.0.113." + i % 256).isEmpty())
                .count();

        assertThat(served).isEqualTo(1_000);
        assertThat(limits.wait("203.0.114.1")).isEmpty();
    }

    @Test
    void whoAsksFromNoNetworkIsBoundedByWhatAllMayAsk() {
        long served = IntStream.range(0, 30_000)
                .filter(i -> limits.waitWithoutNetwork().isEmpty())
                .count();

        assertThat(served).isEqualTo(5_000);
    }

    @Test
    void networksThatHardlyAskedAreServedBeyondWhatAllMayAsk() {
        IntStream.range(0, 5_000).forEach(i -> limits.waitWithoutNetwork());

        assertThat(limits.waitWithoutNetwork()).isPresent();
        assertThat(IntStream.range(0, 4)
                        .mapToObj(i -> limits.wait("203.0.113.9").isEmpty()))
                .containsExactly(true, true, true, false);
    }

    private static final class Counts implements Allowances {
        private final Map<String, Long> taken = new HashMap<>();

        @Override
        public long take(String key, int most, Instant end) {
            return Math.min(most + 1L, taken.merge(key, 1L, Long::sum));
        }

        @Override
        public long forget(Instant endedBefore, int limit) {
            throw new UnsupportedOperationException();
        }
    }
}
