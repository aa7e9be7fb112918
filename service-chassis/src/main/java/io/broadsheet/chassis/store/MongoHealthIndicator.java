package io.broadsheet.chassis.store;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether the database answers and has the indexes that the rules rest on. */
final class MongoHealthIndicator extends AbstractHealthIndicator {

    private final MongoDatabase database;
    private final IndexSetup indexes;

    MongoHealthIndicator(MongoDatabase database, IndexSetup indexes) {
        super("MongoDB does not answer");
        this.database = database;
        this.indexes = indexes;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        database.runCommand(new Document("ping", 1));
        if (indexes.isDone()) {
            builder.up();
        } else {
            builder.down().withDetail("indexes", indexes.problem());
        }
    }
}
