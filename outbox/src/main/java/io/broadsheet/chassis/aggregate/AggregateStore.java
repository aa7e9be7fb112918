package io.broadsheet.chassis.aggregate;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import io.broadsheet.chassis.LogLimit;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.chassis.outbox.Announcement;
import io.broadsheet.chassis.outbox.Outbox;
import io.broadsheet.chassis.outbox.OutboxBatch;
import io.broadsheet.chassis.outbox.OutboxFull;
import io.broadsheet.chassis.outbox.OutboxWriter;
import io.broadsheet.chassis.store.AggregateBusy;
import io.broadsheet.chassis.store.IndexSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A collection of aggregates. A command changes one document, by its id and the version it was decided on, in the fields
 * that the mapping knows and no others, and appends its events to the same document in the same write; the relay sends
 * them at once, or after whatever happened.
 */
public final class AggregateStore<A> {

    private static final Logger LOG = LoggerFactory.getLogger(AggregateStore.class);
    /** What fails for one may for thousands, and is tried again. */
    private static final LogLimit UNREADABLE = new LogLimit(Duration.ofMinutes(1));

    private static final int MOST_RACES = 200;

    private final MongoCollection<BsonDocument> documents;
    private final StateMapping<A> mapping;
    private final Outbox outbox;
    private final OutboxWriter writer;
    private final IndexSetup indexes;

    AggregateStore(
            MongoCollection<BsonDocument> documents,
            StateMapping<A> mapping,
            Outbox outbox,
            OutboxWriter writer,
            IndexSetup indexes) {
        this.documents = documents;
        this.mapping = mapping;
        this.outbox = outbox;
        this.writer = writer;
        this.indexes = indexes;
    }

    public Optional<Versioned<A>> find(UUID id) {
        return findOne(eq("_id", id));
    }

    /** @param filter served by a unique index */
    public Optional<Versioned<A>> findOne(Bson filter) {
        return Optional.ofNullable(
                        documents.find(filter).projection(Outbox.WITHOUT_ROWS).first())
                .map(mapping::read);
    }

    /**
     * @param filter and {@code sort}, served by a declared index
     * @param limit the most to return
     */
    public List<Versioned<A>> find(Bson filter, Bson sort, int limit) {
        return documents
                .find(filter)
                .sort(sort)
                .limit(limit)
                .projection(Outbox.WITHOUT_ROWS)
                .map(mapping::read)
                .into(new ArrayList<>());
    }

    /** For reads that are no aggregates, and writes to fields that are outside of the version. */
    public MongoCollection<BsonDocument> collection() {
        return documents;
    }

    /**
     * Stores a new aggregate as version 1.
     *
     * @throws com.mongodb.MongoWriteException if its id or another unique value is there already (code 11000)
     */
    public Versioned<A> insert(UUID id, A state, List<Announcement> announcements) {
        indexes.require();
        var document = new BsonDocument("_id", new BsonBinary(id)).append("version", new BsonInt64(1));
        document.putAll(mapping.write(state));
        writer.insert(outbox, document, announcements, documents::insertOne);
        return new Versioned<>(id, 1, state);
    }

    /**
     * Decides on the current state and stores the outcome. A race that is lost is decided again on the newer state, so
     * the decision must have no effect of its own. What neither changes nor announces anything is not written.
     *
     * @return the aggregate after the decision; empty if the id is unknown
     * @throws AggregateBusy if nothing was written and the command may succeed later
     */
    public Optional<Versioned<A>> update(UUID id, Function<Versioned<A>, Revision<A>> decision) {
        indexes.require();
        for (int race = 0; race < MOST_RACES; race++) {
            BsonDocument read = documents.find(eq("_id", id)).first();
            if (read == null) {
                return Optional.empty();
            }
            Versioned<A> current = mapping.read(read);
            Revision<A> revision = decision.apply(current);
            OutboxBatch events = writer.batch(outbox);
            var write = writeOf(read, current, revision, events);
            if (write.isEmpty()) {
                return Optional.of(current);
            }
            if (isWritten(write.get(), events)) {
                events.send(Set.of(id));
                return Optional.of(new Versioned<>(id, current.version() + 1, revision.next()));
            }
        }
        throw new AggregateBusy("Too many changes of this document at the same time.", Duration.ofSeconds(1));
    }

    /**
     * As {@link #update}, of several by a few commands. What loses a race is decided again, and what was written may be,
     * too: a decision that has been carried out must change nothing the second time.
     *
     * @return those that are there, after the decision, without those of which too many events wait already, that
     *     this build cannot read, or that others keep changing: of these nothing was written
     */
    public Map<UUID, A> updateAll(Collection<UUID> ids, Function<Versioned<A>, Revision<A>> decision) {
        indexes.require();
        var after = new HashMap<UUID, A>();
        var writes = new LinkedHashMap<UUID, UpdateOneModel<BsonDocument>>();
        OutboxBatch events = writer.batch(outbox);
        for (BsonDocument read : documents.find(in("_id", ids))) {
            try {
                Versioned<A> current = mapping.read(read);
                Revision<A> revision = decision.apply(current);
                writeOf(read, current, revision, events).ifPresent(write -> writes.put(current.id(), write));
                after.put(current.id(), revision.next());
            } catch (MongoException away) {
                throw away;
            } catch (OutboxFull full) {
                // Its own trouble, and no other's: it is left out of the answer.
            } catch (RuntimeException unreadable) { // by this build; it would hold up all that are written with it
                if (UNREADABLE.allows()) {
                    LOG.warn("A document of {} is left out", outbox.name(), Loggable.of(unreadable));
                }
            }
        }
        for (UUID lost : write(writes, events)) {
            try {
                update(lost, decision).ifPresentOrElse(now -> after.put(lost, now.state()), () -> after.remove(lost));
            } catch (AggregateBusy own) {
                after.remove(lost);
            }
        }
        return after;
    }

    private boolean isWritten(UpdateOneModel<BsonDocument> write, OutboxBatch events) {
        try {
            // One that the driver tried again, as no answer came to the first try, finds the version that it has left
            // itself.
            return documents.updateOne(write.getFilter(), write.getUpdate()).getMatchedCount() == 1
                    || !events.written().isEmpty();
        } catch (RuntimeException unknown) {
            events.giveBack();
            throw unknown;
        }
    }

    private Optional<UpdateOneModel<BsonDocument>> writeOf(
            BsonDocument read, Versioned<A> current, Revision<A> revision, OutboxBatch events) {
        List<Bson> changes = mapping.changes(read, revision.next());
        if (changes.isEmpty() && revision.announcements().isEmpty()) {
            return Optional.empty();
        }
        var guard = new ArrayList<>(List.of(eq("_id", current.id()), eq("version", current.version())));
        changes.add(inc("version", 1L));
        events.add(read, revision.announcements(), guard, changes);
        return Optional.of(new UpdateOneModel<>(and(guard), combine(changes)));
    }

    /** @return those that may not have been written */
    private Set<UUID> write(Map<UUID, UpdateOneModel<BsonDocument>> writes, OutboxBatch events) {
        if (writes.isEmpty()) {
            return Set.of();
        }
        int matched;
        try {
            matched = documents
                    .bulkWrite(List.copyOf(writes.values()), new BulkWriteOptions().ordered(false))
                    .getMatchedCount();
        } catch (RuntimeException unknown) {
            events.giveBack();
            throw unknown;
        }
        if (matched == writes.size()) {
            events.send(writes.keySet());
            return Set.of();
        }
        Set<UUID> written = events.written();
        events.send(written);
        var lost = new HashSet<>(writes.keySet());
        lost.removeAll(written);
        return lost;
    }
}
