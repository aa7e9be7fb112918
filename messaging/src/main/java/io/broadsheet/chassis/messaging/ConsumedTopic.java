package io.broadsheet.chassis.messaging;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import java.time.Duration;
import java.util.Map;

/** A topic as one group reads it. */
record ConsumedTopic(String topic, String group) {

    private static final Duration LETTERS_KEPT = Duration.ofDays(30);

    /** Where the group puts what it could not handle. */
    String deadLetters() {
        return topic + "." + group + "-dlt";
    }

    /**
     * One partition: dead letters are few, and each has its own key. Compacted too, so that solved ones leave. Twice
     * the size of a record, for the headers added.
     */
    OwnedTopic deadLetterDeclaration() {
        return new OwnedTopic(
                deadLetters(),
                1,
                Map.of(
                        CLEANUP_POLICY_CONFIG, "compact,delete",
                        RETENTION_MS_CONFIG, OwnedTopic.millis(LETTERS_KEPT),
                        MAX_MESSAGE_BYTES_CONFIG, Integer.toString(8 << 20)),
                false);
    }
}
