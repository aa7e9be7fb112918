package io.broadsheet.chassis.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Per collection: {@code broadsheet.outbox.pending} (documents, counted up to 10,000), {@code
 * broadsheet.outbox.oldest} (seconds), {@code broadsheet.outbox.refused} (documents), {@code broadsheet.outbox.sent} and
 * {@code broadsheet.outbox.failed}; of the process {@code broadsheet.outbox.queued}.
 */
final class OutboxMetrics {

    private static final int COUNTED = 10_000;
    private static final Seen NOTHING = new Seen(0, null, 0, 0);

    /**
     * What the sweep last saw.
     *
     * @param age of the oldest that is not refused, at {@code nanoTime}; null if there is none
     */
    record Seen(long pending, @Nullable Duration age, long refused, long nanoTime) {

        /** Without asking anybody: it grows while the database does not answer. */
        Duration oldest() {
            return age == null ? Duration.ZERO : age.plusNanos(System.nanoTime() - nanoTime);
        }
    }

    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    OutboxMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    void register(PartitionLanes lanes) {
        Gauge.builder("broadsheet.outbox.queued", lanes, PartitionLanes::queued)
                .description("Documents whose events are being sent or are about to be")
                .register(meters);
    }

    void register(Outbox outbox) {
        String name = outbox.name();
        if (seen.putIfAbsent(name, NOTHING) != null) {
            return;
        }
        Gauge.builder("broadsheet.outbox.pending", () -> last(name).pending())
                .tag("collection", name)
                .description("Documents with events not yet acknowledged by Kafka")
                .register(meters);
        Gauge.builder("broadsheet.outbox.oldest", () -> last(name).oldest().toMillis() / 1000.0)
                .tag("collection", name)
                .baseUnit("seconds")
                .description("Age of the oldest event not yet acknowledged by Kafka")
                .register(meters);
        Gauge.builder("broadsheet.outbox.refused", () -> last(name).refused())
                .tag("collection", name)
                .description("Documents with an event that Kafka refuses and an operator should look at")
                .register(meters);
    }

    private Seen last(String name) {
        return seen.getOrDefault(name, NOTHING);
    }

    Map<String, Seen> all() {
        return new TreeMap<>(seen);
    }

    void look(Outbox outbox) {
        PendingEvents pending = new PendingEvents(outbox);
        long count = pending.count(COUNTED);
        seen.put(outbox.name(), count == 0 ? NOTHING : seen(pending, count));
    }

    private Seen seen(PendingEvents pending, long count) {
        Duration age = pending.oldest().map(this::age).orElse(null);
        return new Seen(count, age, pending.refusedCount(COUNTED), System.nanoTime());
    }

    /** With clocks that differ it may be from the future. */
    private Duration age(Instant since) {
        Duration age = Duration.between(since, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    void sent(String name) {
        meters.counter("broadsheet.outbox.sent", "collection", name).increment();
    }

    void failed(String name) {
        meters.counter("broadsheet.outbox.failed", "collection", name).increment();
    }
}
