package io.broadsheet.newsletter.delivery.store;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.store.CollectionIndexes;
import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.chassis.tracing.TraceContext;
import io.broadsheet.newsletter.delivery.application.ArrivalSignal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeliveryStoreConfiguration {

    @Bean
    MongoLedger ledger(MongoDatabase database, TraceContext trace, ArrivalSignal arrivals, DatabaseClock databaseTime) {
        return new MongoLedger(database, trace, arrivals::raise, databaseTime);
    }

    @Bean
    CollectionIndexes deliveryIndexes() {
        return MongoLedger.INDEXES;
    }
}
