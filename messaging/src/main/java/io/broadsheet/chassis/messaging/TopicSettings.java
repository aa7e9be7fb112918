package io.broadsheet.chassis.messaging;

import io.broadsheet.chassis.BadSetting;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How topics are made that are not there yet, where the cluster's own defaults are not wanted.
 *
 * @param replication copies of each record; -1 for the cluster's {@code default.replication.factor}
 * @param minInsyncReplicas fewer brokers in sync than this, and sends wait in the outbox; null for the cluster's default
 */
@Validated
@ConfigurationProperties("broadsheet.topics")
record TopicSettings(
        @DefaultValue("-1") short replication,
        @Min(1) @Nullable Integer minInsyncReplicas) {

    static final short BROKERS_DEFAULT = -1;

    TopicSettings {
        if (replication < 1 && replication != BROKERS_DEFAULT) {
            throw new BadSetting(
                    "broadsheet.topics.replication", "must be at least 1, or -1 for the cluster's default");
        }
    }
}
