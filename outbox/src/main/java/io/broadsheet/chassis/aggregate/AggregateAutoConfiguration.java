package io.broadsheet.chassis.aggregate;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Import;

/** The collections of aggregates. */
@AutoConfiguration
@ConditionalOnProperty("broadsheet.service")
@Import(AggregateStores.class)
class AggregateAutoConfiguration {}
