package io.broadsheet.newsletter.delivery.store;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.store.CollectionIndexes;
import io.broadsheet.chassis.tracing.TraceContext;
import io.broadsheet.newsletter.delivery.application.LetterBell;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DeliveryStoreConfiguration {

    @Bean
    MongoLedger ledger(MongoDatabase database, TraceContext trace, LetterBell bell, Clock clock) {
        return new MongoLedger(database, trace, bell::ring, clock);
    }

    @Bean
    CollectionIndexes deliveryIndexes() {
        return MongoLedger.INDEXES;
    }
}
