package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.newsletter.delivery.domain.Ledger;
import io.broadsheet.newsletter.delivery.domain.Ledger.Kept;
import io.broadsheet.newsletter.delivery.domain.Ledger.Lane;
import io.broadsheet.newsletter.delivery.domain.ReplyClass;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks every ten seconds at how much is due and since when, and at what waits because of a matter of policy. */
final class LedgerMeters {
    private static final int COUNTED_AT_MOST = 100_000;

    private final Ledger ledger;
    private final InstantSource time;
    private volatile Map<Lane, Seen> seen = Map.of();
    private volatile Kept kept = new Kept(Map.of(), Map.of());

    /** @param age of the oldest, when it was looked at */
    private record Seen(long count, Duration age, long nanoTime) {

        /** Without asking anybody: it grows while the database does not answer. */
        double seconds() {
            return count == 0 ? 0 : age.plusNanos(System.nanoTime() - nanoTime).toMillis() / 1_000.0;
        }
    }

    private static final Seen NOTHING = new Seen(0, Duration.ZERO, 0);

    /** @param time the database's */
    LedgerMeters(Ledger ledger, DomainBreakers domains, MeterRegistry meters, InstantSource time) {
        this.ledger = ledger;
        this.time = time;
        for (var lane : Lane.values()) {
            var tag = lane.name().toLowerCase(Locale.ROOT);
            Gauge.builder("broadsheet.deliveries.due", () -> seen(lane).count())
                    .description("Deliveries that could go out now, counted up to " + COUNTED_AT_MOST)
                    .tag("lane", tag)
                    .register(meters);
            Gauge.builder("broadsheet.deliveries.oldest", () -> seen(lane).seconds())
                    .description("For how long the oldest of them has been due")
                    .baseUnit("seconds")
                    .tag("lane", tag)
                    .register(meters);
        }
        for (var matter : ReplyClass.HELD) {
            Gauge.builder("broadsheet.deliveries.held", () -> kept.held().getOrDefault(matter.word(), 0L))
                    .description("Deliveries refused for a matter of policy, until operations send them again")
                    .tag("matter", matter.word())
                    .register(meters);
            Gauge.builder("broadsheet.deliveries.waiting", () -> kept.waiting().getOrDefault(matter.word(), 0L))
                    .description("Deliveries not tried while others of their domain are refused")
                    .tag("matter", matter.word())
                    .register(meters);
        }
        Gauge.builder("broadsheet.deliveries.paused.domains", domains::open)
                .description("Domains that put off or refuse all mails")
                .register(meters);
    }

    @Scheduled(fixedDelayString = "PT10S")
    void look() {
        var looked = new EnumMap<Lane, Seen>(Lane.class);
        for (var lane : Lane.values()) {
            looked.put(lane, look(lane));
        }
        seen = looked;
        kept = ledger.kept(COUNTED_AT_MOST);
    }

    private Seen look(Lane lane) {
        var due = ledger.due(lane, COUNTED_AT_MOST);
        return new Seen(due.count(), Duration.between(due.oldest(), time.instant()), System.nanoTime());
    }

    /** At the last look. */
    Kept kept() {
        return kept;
    }

    private Seen seen(Lane lane) {
        return seen.getOrDefault(lane, NOTHING);
    }
}
