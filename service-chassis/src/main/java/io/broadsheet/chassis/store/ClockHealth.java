package io.broadsheet.chassis.store;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * How far this instance's clock is ahead of the database's, {@code broadsheet.clock.difference}. Leases go by the
 * database's; the times that people read, whether a token of staff is over, and whether Kafka takes a record go by this
 * one's. No part of readiness.
 */
final class ClockHealth implements HealthIndicator, MeterBinder {

    /** Half of what issuers and services grant each other. */
    private static final Duration MOST = Duration.ofSeconds(30);

    private final DatabaseClock database;
    private final InstantSource own;

    ClockHealth(DatabaseClock database, InstantSource own) {
        this.database = database;
        this.own = own;
    }

    @Override
    public Health health() {
        return ahead().map(ahead -> (ahead.abs().compareTo(MOST) > 0 ? Health.down() : Health.up())
                        .withDetail("aheadOfDatabase", ahead.toMillis() + " ms")
                        .build())
                .orElseGet(() -> Health.unknown().build());
    }

    private Optional<Duration> ahead() {
        return database.lastKnown().map(there -> Duration.between(there, own.instant()));
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder(
                        "broadsheet.clock.difference",
                        () -> ahead().map(ahead -> ahead.toMillis() / 1000.0).orElse(Double.NaN))
                .description("How far this instance's clock is ahead of the database's")
                .baseUnit("seconds")
                .strongReference(true)
                .register(meters);
    }
}
