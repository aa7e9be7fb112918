package io.broadsheet.chassis.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Per collection: {@code broadsheet.outbox.pending} (documents, counted up to 10,000), {@code
 * broadsheet.outbox.oldest} (seconds), {@code broadsheet.outbox.sent} and {@code broadsheet.outbox.failed}.
 */
final class OutboxMetrics {

    private static final int COUNTED = 10_000;

    /** What the sweep last saw. */
    private record Seen(long pending, Duration oldest) {}

    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    OutboxMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    void register(Outbox outbox) {
        String name = outbox.name();
        seen.put(name, new Seen(0, Duration.ZERO));
        Gauge.builder("broadsheet.outbox.pending", () -> last(name).pending())
                .tag("collection", name)
                .description("Documents with events not yet acknowledged by Kafka")
                .register(meters);
        Gauge.builder("broadsheet.outbox.oldest", () -> last(name).oldest().toMillis() / 1000.0)
                .tag("collection", name)
                .baseUnit("seconds")
                .description("Age of the oldest event not yet acknowledged by Kafka")
                .register(meters);
    }

    private Seen last(String name) {
        return seen.getOrDefault(name, new Seen(0, Duration.ZERO));
    }

    void look(Outbox outbox) {
        Duration oldest = outbox.oldest()
                .map(since -> Duration.between(since, clock.instant()))
                .orElse(Duration.ZERO);
        seen.put(outbox.name(), new Seen(oldest.isZero() ? 0 : outbox.pending(COUNTED), oldest));
    }

    void sent(String name, int events) {
        meters.counter("broadsheet.outbox.sent", "collection", name).increment(events);
    }

    void failed(String name) {
        meters.counter("broadsheet.outbox.failed", "collection", name).increment();
    }
}
