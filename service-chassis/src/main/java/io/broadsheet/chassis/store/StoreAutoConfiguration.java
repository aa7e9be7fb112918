package io.broadsheet.chassis.store;

import com.mongodb.ConnectionString;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.BadSetting;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.UuidRepresentation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** MongoDB by the plain driver. */
@AutoConfiguration(after = MongoAutoConfiguration.class)
@ConditionalOnProperty("broadsheet.service")
class StoreAutoConfiguration {

    private static final String DEFAULT_DATABASE = "broadsheet";

    /** What the URI says itself stays. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    MongoClientSettingsBuilderCustomizer chassisMongoSettings(MongoConnectionDetails details) {
        ConnectionString uri = details.getConnectionString();
        return settings -> settings.uuidRepresentation(UuidRepresentation.STANDARD)
                .writeConcern(acknowledgedMeansKept(uri.getWriteConcern()))
                // A request that finds no database is answered while its client still waits.
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(
                        orElse(uri.getServerSelectionTimeout(), 3_000), TimeUnit.MILLISECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(orElse(uri.getConnectTimeout(), 3_000), TimeUnit.MILLISECONDS)
                                .readTimeout(orElse(uri.getSocketTimeout(), 20_000), TimeUnit.MILLISECONDS));
    }

    /** What a majority has survives a fail-over. */
    private static WriteConcern acknowledgedMeansKept(@Nullable WriteConcern named) {
        if (named == null) {
            return WriteConcern.MAJORITY;
        }
        if (named.getWObject() instanceof Integer) {
            throw new BadSetting(
                    "spring.mongodb.uri",
                    "asks for w=" + named.getWObject() + ", which loses what is acknowledged; leave w out");
        }
        return named.getWObject() == null ? WriteConcern.MAJORITY.withJournal(named.getJournal()) : named;
    }

    private static int orElse(@Nullable Integer named, int otherwise) {
        return named == null ? otherwise : named;
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client, MongoConnectionDetails details) {
        String named = details.getConnectionString().getDatabase();
        // "test" is what the driver's default URI names.
        return client.getDatabase(named == null || named.equals("test") ? DEFAULT_DATABASE : named);
    }

    @Bean
    IndexSetup indexSetup(
            MongoDatabase database,
            ObjectProvider<CollectionIndexes> declared,
            ObjectProvider<IndexedCollections> others) {
        return new IndexSetup(
                database,
                () -> Stream.concat(declared.stream(), others.stream().flatMap(IndexedCollections::indexes))
                        .toList());
    }

    @Bean
    DatabaseClock databaseClock(MongoDatabase database) {
        return new DatabaseClock(database);
    }

    /** In place of Spring Boot's, which asks for what the embedded server does not know. */
    @Bean
    MongoHealthIndicator mongoHealthIndicator(MongoDatabase database, IndexSetup indexes) {
        return new MongoHealthIndicator(database, indexes);
    }

    /** Shown as {@code clock}. */
    @Bean
    ClockHealth clockHealthIndicator(DatabaseClock database, Clock clock) {
        return new ClockHealth(database, clock);
    }
}
