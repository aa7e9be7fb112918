package io.broadsheet.identity;

import com.mongodb.ConnectionString;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.store.CollectionIndexes;
import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.chassis.store.IndexSetup;
import io.broadsheet.identity.account.Accounts;
import io.broadsheet.identity.session.SignIns;
import io.broadsheet.identity.session.StoredAuthorizations;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The accounts' MongoDB. While it is away nobody signs in; keys are given out, and scripts get their tokens. */
@Configuration(proxyBeanMethods = false)
class Database {

    private static final int SELECTION_MILLIS = 3_000;
    private static final int ANSWER_MILLIS = 10_000;

    @Bean
    MongoClientSettingsBuilderCustomizer identityMongoSettings(MongoConnectionDetails details) {
        ConnectionString uri = details.getConnectionString();
        return settings -> settings.uuidRepresentation(UuidRepresentation.STANDARD)
                .writeConcern(Objects.requireNonNullElse(uri.getWriteConcern(), WriteConcern.MAJORITY))
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(SELECTION_MILLIS, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(SELECTION_MILLIS, TimeUnit.MILLISECONDS)
                        .readTimeout(ANSWER_MILLIS, TimeUnit.MILLISECONDS));
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client, MongoConnectionDetails details) {
        var named = details.getConnectionString().getDatabase();
        // "test" is what the driver's default URI names.
        return client.getDatabase(named == null || named.equals("test") ? "broadsheet" : named);
    }

    @Bean
    IndexSetup indexSetup(MongoDatabase database) {
        List<CollectionIndexes> indexes = List.of(Accounts.INDEXES, SignIns.INDEXES, StoredAuthorizations.INDEXES);
        return new IndexSetup(database, () -> indexes);
    }

    /** A detail, no matter of readiness. */
    @Bean
    HealthIndicator mongoHealthIndicator(MongoDatabase database) {
        return () -> {
            database.runCommand(new Document("ping", 1));
            return Health.up().build();
        };
    }

    @Bean
    DatabaseClock databaseClock(MongoDatabase database) {
        return new DatabaseClock(database);
    }

    @Bean
    Clock clock() {
        return Clock.tickMillis(Clock.systemUTC().getZone());
    }
}
