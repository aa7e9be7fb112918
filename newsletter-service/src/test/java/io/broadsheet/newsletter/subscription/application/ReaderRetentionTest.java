package io.broadsheet.newsletter.subscription.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.newsletter.subscription.domain.Change;
import io.broadsheet.newsletter.subscription.domain.Subscription;
import io.broadsheet.newsletter.subscription.domain.Subscriptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReaderRetentionTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Set<UUID> unconfirmed = new LinkedHashSet<>();
    private final Set<UUID> ended = new LinkedHashSet<>();
    private final Set<UUID> unreadable = new LinkedHashSet<>();
    private long markers = 1_200;

    @Test
    void oneThatCannotBeForgottenKeepsNoneOfTheOthers() {
        for (int i = 0; i < 1_100; i++) {
            unconfirmed.add(new UUID(0, i));
            ended.add(new UUID(1, i));
        }
        unreadable.addAll(List.of(new UUID(0, 0), new UUID(1, 0), new UUID(1, 700)));
        var meters = new SimpleMeterRegistry();
        var settings = new SubscriptionSettings(
                "The Tide",
                "k".repeat(32),
                Duration.ZERO,
                Duration.ofDays(30),
                Duration.ofDays(90),
                Duration.ofDays(100),
                new SubscriptionSettings.SignUps(6, 200, 5_000));

        var retention = new ReaderRetention(new Stored(), settings, meters, Clock.fixed(NOON, ZoneOffset.UTC));
        retention.forgetUnconfirmed();
        retention.forgetEnded();
        retention.forgetErased();

        assertThat(unconfirmed).containsExactly(new UUID(0, 0));
        assertThat(ended).containsExactly(new UUID(1, 0), new UUID(1, 700));
        assertThat(markers).isZero();
        assertThat(meters.counter("broadsheet.subscriptions.forgotten", "what", "ended")
                        .count())
                .isEqualTo(1_098);
    }

    private final class Stored implements Subscriptions {
        @Override
        public List<UUID> pendingSince(Instant then, Collection<UUID> without, int limit) {
            assertThat(then).isEqualTo(NOON.minus(Duration.ofDays(30)));
            return some(unconfirmed, without, limit);
        }

        @Override
        public List<UUID> endedBefore(Instant then, Collection<UUID> without, int limit) {
            assertThat(then).isEqualTo(NOON.minus(Duration.ofDays(90)));
            return some(ended, without, limit);
        }

        private static List<UUID> some(Set<UUID> all, Collection<UUID> without, int limit) {
            return all.stream().filter(id -> !without.contains(id)).limit(limit).toList();
        }

        @Override
        public Optional<Entry> update(UUID id, Function<Subscription, Change> decision) {
            if (unreadable.contains(id)) {
                throw new IllegalStateException("cannot be read");
            }
            unconfirmed.remove(id);
            ended.remove(id);
            return Optional.empty();
        }

        @Override
        public long forgetErased(Instant then, int limit) {
            long removed = Math.min(limit, markers);
            markers -= removed;
            return removed;
        }

        @Override
        public Optional<Entry> find(UUID id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Entry> ofAddress(String addressKey) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Entry> add(UUID id, Subscription.Pending asked) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Entry> list(@Nullable State state, @Nullable UUID after, int limit) {
            throw new UnsupportedOperationException();
        }
    }
}
