package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.newsletter.delivery.domain.Ledger;
import io.broadsheet.newsletter.delivery.domain.Ledger.Due;
import io.broadsheet.newsletter.delivery.domain.Ledger.Lane;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks at how much is due and since when, and forgets what was finished long ago. */
final class LedgerMaintenance {
    private static final int COUNTED_AT_MOST = 100_000;
    private static final int FORGOTTEN_AT_ONCE = 500;

    private final Ledger ledger;
    private final Duration retention;
    private final Clock clock;
    private volatile Map<Lane, Due> latest;

    LedgerMaintenance(Ledger ledger, Duration retention, MeterRegistry meters, Clock clock) {
        this.ledger = ledger;
        this.retention = retention;
        this.clock = clock;
        this.latest = Map.of();
        for (var lane : Lane.values()) {
            var tag = lane.name().toLowerCase(Locale.ROOT);
            Gauge.builder("broadsheet.deliveries.due", () -> due(lane).count())
                    .description("Deliveries that could go out now, counted up to " + COUNTED_AT_MOST)
                    .tag("lane", tag)
                    .register(meters);
            Gauge.builder("broadsheet.deliveries.oldest", () -> age(lane).toMillis() / 1_000.0)
                    .description("For how long the oldest of them has been due")
                    .baseUnit("seconds")
                    .tag("lane", tag)
                    .register(meters);
        }
    }

    @Scheduled(fixedDelayString = "PT10S")
    void look() {
        var seen = new EnumMap<Lane, Due>(Lane.class);
        for (var lane : Lane.values()) {
            seen.put(lane, ledger.due(lane, clock.instant(), COUNTED_AT_MOST));
        }
        latest = seen;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void forget() {
        var before = clock.instant().minus(retention);
        while (ledger.forget(before, FORGOTTEN_AT_ONCE) == FORGOTTEN_AT_ONCE) {
            // The next batch: small ones, so that nobody waits for them.
        }
    }

    private Due due(Lane lane) {
        return latest.getOrDefault(lane, new Due(0, clock.instant()));
    }

    private Duration age(Lane lane) {
        var due = due(lane);
        return due.count() == 0 ? Duration.ZERO : Duration.between(due.oldest(), clock.instant());
    }
}
