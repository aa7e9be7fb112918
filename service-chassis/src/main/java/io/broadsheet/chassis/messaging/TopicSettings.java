package io.broadsheet.chassis.messaging;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What depends on the cluster's size: one broker by default; 3 and 2 on three or more.
 *
 * @param minInsyncReplicas fewer brokers in sync than this, and sends wait in the outbox
 */
@Validated
@ConfigurationProperties("broadsheet.topics")
record TopicSettings(
        @DefaultValue("1") @Min(1) short replication,
        @DefaultValue("1") @Min(1) int minInsyncReplicas) {}
