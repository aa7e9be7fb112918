package io.broadsheet.newsletter.edition.store;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.store.CollectionIndexes;
import io.broadsheet.newsletter.edition.CurrentCut;
import io.broadsheet.newsletter.edition.domain.CutCounter;
import io.broadsheet.newsletter.edition.domain.Editions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EditionStoreConfiguration {

    @Bean
    MongoStories stories(MongoDatabase database) {
        return new MongoStories(database);
    }

    @Bean
    Editions editions(MongoDatabase database) {
        return new MongoEditions(database);
    }

    @Bean
    CutCounter cutCounter(MongoDatabase database) {
        return new MongoCutCounter(database);
    }

    @Bean
    CurrentCut currentCut(CutCounter counter) {
        return () -> counter.look().map(CutCounter.State::closed).orElse(0L);
    }

    @Bean
    CollectionIndexes storyIndexes() {
        return MongoStories.INDEXES;
    }

    @Bean
    CollectionIndexes editionIndexes() {
        return MongoEditions.INDEXES;
    }
}
