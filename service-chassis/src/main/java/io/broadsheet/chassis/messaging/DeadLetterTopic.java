package io.broadsheet.chassis.messaging;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import java.time.Duration;
import java.util.Map;

/** Where a group puts what it could not handle of a topic. */
record DeadLetterTopic(String topic, String group) {

    private static final Duration KEPT = Duration.ofDays(30);

    String name() {
        return topic + "." + group + "-dlt";
    }

    /**
     * One partition: dead letters are few, and each has its own key. Compacted too, so that solved ones leave. Twice
     * the size of a record, for the headers added.
     */
    OwnedTopic declaration() {
        return new OwnedTopic(
                name(),
                1,
                Map.of(
                        CLEANUP_POLICY_CONFIG, "compact,delete",
                        RETENTION_MS_CONFIG, OwnedTopic.millis(KEPT),
                        MAX_MESSAGE_BYTES_CONFIG, Integer.toString(8 << 20)));
    }
}
