package io.broadsheet.newsletter.subscription.store;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.aggregate.AggregateStores;
import io.broadsheet.chassis.store.CollectionIndexes;
import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.newsletter.subscription.Recipients;
import io.broadsheet.newsletter.subscription.ReplyNotices;
import io.broadsheet.newsletter.subscription.application.SuppressedEnding;
import io.broadsheet.newsletter.subscription.domain.Allowances;
import io.broadsheet.newsletter.subscription.domain.Subscriptions;
import io.broadsheet.newsletter.subscription.domain.UnreadableSubscriptions;
import io.broadsheet.newsletter.subscription.messaging.SubscriptionAnnouncements;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Subscriptions in MongoDB. */
@Configuration(proxyBeanMethods = false)
class SubscriptionStoreConfiguration {

    @Bean
    CollectionIndexes subscriptionIndexes() {
        return SubscriptionIndexes.declared();
    }

    @Bean
    CollectionIndexes suppressionIndexes() {
        return MongoSuppressionList.INDEXES;
    }

    @Bean
    UnreadableSubscriptions unreadableSubscriptions(MongoDatabase database) {
        return new MongoUnreadableSubscriptions(database);
    }

    @Bean
    Allowances allowances(MongoDatabase database) {
        return new MongoAllowances(database);
    }

    @Bean
    CollectionIndexes allowanceIndexes() {
        return MongoAllowances.INDEXES;
    }

    @Bean
    Subscriptions subscriptions(AggregateStores stores) {
        return new MongoSubscriptions(stores, SubscriptionAnnouncements::of, SubscriptionAnnouncements::current);
    }

    @Bean
    MongoSuppressionList suppressionList(MongoDatabase database) {
        return new MongoSuppressionList(database);
    }

    @Bean
    Recipients recipients(
            MongoDatabase database,
            SuppressedEnding ending,
            MongoSuppressionList suppressed,
            ReplyNotices replies,
            DatabaseClock databaseTime) {
        return new MongoRecipients(database, ending, suppressed, replies, databaseTime);
    }
}
