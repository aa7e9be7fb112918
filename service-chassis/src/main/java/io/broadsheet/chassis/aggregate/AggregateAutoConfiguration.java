package io.broadsheet.chassis.aggregate;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.outbox.OutboxWriter;
import io.broadsheet.chassis.outbox.Outboxes;
import io.broadsheet.chassis.store.IndexSetup;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** The collections of aggregates. */
@AutoConfiguration
@ConditionalOnProperty("broadsheet.service")
class AggregateAutoConfiguration {

    @Bean
    AggregateStores aggregateStores(
            MongoDatabase database, Outboxes outboxes, OutboxWriter writer, IndexSetup indexes) {
        return new AggregateStores(database, outboxes, writer, indexes);
    }
}
