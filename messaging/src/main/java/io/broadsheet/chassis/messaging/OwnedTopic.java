package io.broadsheet.chassis.messaging;

import java.time.Duration;
import java.util.Map;

/**
 * A topic that the declaring service owns: as a bean, it is created in the background if it is not there. One that is
 * there is never changed; where it differs from this, operators are told.
 *
 * @param settings as in Kafka's topic configuration; size, replication and acknowledgements are the same for all
 * @param ofAggregates whether its records tell of aggregates that the service keeps, with their versions
 */
public record OwnedTopic(String name, int partitions, Map<String, String> settings, boolean ofAggregates) {

    /** Never changed in place: another number would send a key to another partition, and order would be lost. */
    public static final int PARTITIONS = 12;

    private static final String MAX_MESSAGE = Integer.toString(4 << 20);

    public OwnedTopic {
        settings = Map.copyOf(settings);
    }

    /**
     * Holds the latest record of each key for ever. Whoever reads it all within 8 days sees every key, and within 30
     * days every erasure.
     */
    public static OwnedTopic compacted(String name) {
        return new OwnedTopic(
                name,
                PARTITIONS,
                Map.of(
                        "cleanup.policy",
                        "compact",
                        "max.compaction.lag.ms",
                        millis(Duration.ofDays(8)),
                        "delete.retention.ms",
                        millis(Duration.ofDays(30)),
                        "max.message.bytes",
                        MAX_MESSAGE),
                true);
    }

    /** Holds every record for that long. */
    public static OwnedTopic retained(String name, Duration retention) {
        return retained(name, retention, true);
    }

    /** Holds for that long what happened and is kept nowhere else. */
    public static OwnedTopic occurrences(String name, Duration retention) {
        return retained(name, retention, false);
    }

    private static OwnedTopic retained(String name, Duration retention, boolean ofAggregates) {
        return new OwnedTopic(
                name,
                PARTITIONS,
                Map.of("cleanup.policy", "delete", "retention.ms", millis(retention), "max.message.bytes", MAX_MESSAGE),
                ofAggregates);
    }

    static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
