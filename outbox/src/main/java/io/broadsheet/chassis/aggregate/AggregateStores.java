package io.broadsheet.chassis.aggregate;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.outbox.Announcement;
import io.broadsheet.chassis.outbox.Outbox;
import io.broadsheet.chassis.outbox.OutboxWriter;
import io.broadsheet.chassis.outbox.Outboxes;
import io.broadsheet.chassis.store.IndexSetup;
import java.util.List;
import java.util.function.Function;
import org.bson.BsonDocument;

/** Opens the collections of a service's aggregates. */
public final class AggregateStores {

    private final MongoDatabase database;
    private final Outboxes outboxes;
    private final OutboxWriter writer;
    private final IndexSetup indexes;

    AggregateStores(MongoDatabase database, Outboxes outboxes, OutboxWriter writer, IndexSetup indexes) {
        this.database = database;
        this.outboxes = outboxes;
        this.writer = writer;
        this.indexes = indexes;
    }

    /**
     * @param document a flat, public record without the fields of {@link Outbox#FIELDS}, written by the driver's record codec
     * @param restatement the events that state what is current, for {@code restate} and after a take-over; empty if
     *     nothing of it is public
     */
    public <A, D> AggregateStore<A> open(
            String collection,
            Class<D> document,
            Function<A, D> from,
            Function<D, A> to,
            Function<Versioned<A>, List<Announcement>> restatement) {
        var documents = database.getCollection(collection, BsonDocument.class);
        var mapping = StateMapping.through(document, from, to, documents.getCodecRegistry());
        var outbox = new Outbox(
                documents,
                database.getCollection(collection + "_set_aside"),
                read -> restatement.apply(mapping.read(read)));
        outboxes.add(outbox);
        return new AggregateStore<>(documents, mapping, outbox, writer, indexes);
    }
}
