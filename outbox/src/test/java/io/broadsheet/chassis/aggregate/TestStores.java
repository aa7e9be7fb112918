package io.broadsheet.chassis.aggregate;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.outbox.OutboxWriter;
import io.broadsheet.chassis.outbox.Outboxes;
import io.broadsheet.chassis.store.IndexSetup;

/** Stores without an application around them. */
public final class TestStores {

    private TestStores() {}

    public static AggregateStores on(MongoDatabase database, Outboxes outboxes, OutboxWriter writer) {
        var indexes = new IndexSetup(database, () -> outboxes.indexes().toList());
        indexes.start();
        return new AggregateStores(database, outboxes, writer, indexes);
    }
}
