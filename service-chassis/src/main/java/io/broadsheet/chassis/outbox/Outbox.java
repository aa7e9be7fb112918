package io.broadsheet.chassis.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.pullByFilter;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.broadsheet.chassis.store.CollectionIndexes;
import io.broadsheet.chassis.store.RecordBson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The part of an aggregate's document that belongs to the relay: {@code outbox}, the events to be sent, oldest first;
 * {@code pendingSince}, absent when there are none; {@code lease {token, until}}, who sends; {@code retry {at, failures,
 * row, reason}}, when to try again what was not taken; {@code restateAt}, when to state the current state once more. None
 * of it touches {@code version}, and no command touches it but to append. All instants but {@code pendingSince} are the
 * database's.
 */
public final class Outbox {

    static final String ROWS = "outbox";
    static final String PENDING_SINCE = "pendingSince";
    static final String LEASE = "lease";
    static final String RETRY = "retry";
    static final String RESTATE_AT = "restateAt";
    static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

    /** The fields that no state may use. */
    public static final Set<String> FIELDS = Set.of("_id", "version", ROWS, PENDING_SINCE, LEASE, RETRY, RESTATE_AT);

    /** Leaves the events out of what is read, for readers that do not send. */
    public static final Bson WITHOUT_ROWS = Projections.exclude(ROWS);

    private final MongoCollection<BsonDocument> documents;
    private final MongoCollection<Document> setAside;
    private final RecordBson<OutboxRow> rows;
    private final Function<BsonDocument, List<Announcement>> restatement;

    /** @param setAside where the provenance of events goes that an operator has set aside */
    public Outbox(
            MongoCollection<BsonDocument> documents,
            MongoCollection<Document> setAside,
            Function<BsonDocument, List<Announcement>> restatement) {
        this.documents = documents;
        this.setAside = setAside;
        this.rows = new RecordBson<>(OutboxRow.class, documents.getCodecRegistry());
        this.restatement = restatement;
    }

    /** The collection's name. */
    public String name() {
        return documents.getNamespace().getCollectionName();
    }

    /** The indexes by which the sweep finds its work. */
    public CollectionIndexes indexes() {
        return new CollectionIndexes(
                name(),
                List.of(
                        CollectionIndexes.sparse(
                                "outbox_pending", Indexes.ascending(PENDING_SINCE), "sweep: events not yet sent"),
                        CollectionIndexes.sparse(
                                "outbox_restate", Indexes.ascending(RESTATE_AT), "sweep: states to be stated again")));
    }

    MongoCollection<BsonDocument> documents() {
        return documents;
    }

    MongoCollection<Document> setAside() {
        return setAside;
    }

    // What a command does

    List<OutboxRow> rowsOf(BsonDocument document) {
        return document.getArray(ROWS, new BsonArray()).stream()
                .map(row -> rows.decode(row.asDocument()))
                .toList();
    }

    /** The relay's fields of a new document. */
    BsonDocument initial(List<OutboxRow> announced, Instant now) {
        var fields = new BsonDocument(ROWS, new BsonArray(encode(announced)));
        if (!announced.isEmpty()) {
            fields.append(PENDING_SINCE, new BsonDateTime(now.toEpochMilli()));
        }
        return fields;
    }

    List<Bson> append(List<OutboxRow> announced, Instant now) {
        return announced.isEmpty() ? List.of() : List.of(pushEach(ROWS, encode(announced)), min(PENDING_SINCE, now));
    }

    private List<BsonDocument> encode(List<OutboxRow> announced) {
        return announced.stream().map(rows::encode).toList();
    }

    // What a sweep does

    /**
     * A document with something to send and nobody at work on it.
     *
     * @param first what goes out first; absent where only its state is to be stated again
     */
    record Due(BsonValue id, @Nullable OutboxRow first) {}

    /** The longest waiting first. */
    List<Due> due(Instant now, int limit) {
        var due = new ArrayList<Due>();
        Bson idle = and(or(free(), expired(now)), retriable(now));
        documents
                .find(and(lte(PENDING_SINCE, FAR), idle))
                .sort(Sorts.ascending(PENDING_SINCE))
                .projection(Projections.exclude(ROWS + ".value"))
                .limit(limit)
                .forEach(found -> due.add(new Due(
                        found.getBinary("_id"),
                        rowsOf(found).stream().findFirst().orElse(null))));
        documents
                .find(and(lte(RESTATE_AT, now), idle))
                .sort(Sorts.ascending(RESTATE_AT))
                .projection(Projections.include("_id"))
                .limit(limit)
                .forEach(found -> due.add(new Due(found.getBinary("_id"), null)));
        return due;
    }

    /** Of these nothing is tried before an instant. */
    void defer(List<BsonValue> ids, Instant until) {
        documents.updateMany(and(in("_id", ids), free()), set(RETRY + ".at", until));
    }

    // What a relay does

    private static Bson free() {
        return exists(LEASE, false);
    }

    private static Bson expired(Instant now) {
        return lt(LEASE + ".until", now);
    }

    private static Bson retriable(Instant now) {
        return or(exists(RETRY, false), lte(RETRY + ".at", now));
    }

    /** Takes the lease of a document that nobody works on and that is not to be left alone for now. */
    boolean claim(BsonValue id, Lease lease, Instant now) {
        return setLease(and(eq("_id", id), free(), retriable(now)), lease);
    }

    /** Takes the lease of somebody who never gave it back, and may yet wake up and send. */
    boolean takeOver(BsonValue id, Lease lease, Instant now) {
        return setLease(and(eq("_id", id), expired(now)), lease);
    }

    private boolean setLease(Bson guard, Lease lease) {
        var held = new BsonDocument("token", new BsonString(lease.token()))
                .append("until", new BsonDateTime(lease.until().toEpochMilli()));
        return documents.updateOne(guard, set(LEASE, held)).getMatchedCount() == 1;
    }

    /**
     * The document under that lease, as a majority has it: what is published can no longer be rolled back.
     *
     * @return empty if the lease is somebody else's by now
     */
    Optional<BsonDocument> held(BsonValue id, Lease lease) {
        return Optional.ofNullable(documents
                .withReadConcern(ReadConcern.MAJORITY)
                .find(mine(id, lease))
                .first());
    }

    boolean prolong(BsonValue id, Lease lease) {
        return documents
                        .updateOne(mine(id, lease), set(LEASE + ".until", lease.until()))
                        .getMatchedCount()
                == 1;
    }

    /** Removes what was sent and ends the lease, unless something that was not sent waits there too. */
    boolean finish(BsonValue id, Lease lease, List<OutboxRow> sent, @Nullable Bson more) {
        Bson nothingElse = not(elemMatch(ROWS, nin("id", ids(sent))));
        var updates = new ArrayList<>(List.of(remove(sent), unset(PENDING_SINCE), unset(LEASE), unset(RETRY)));
        if (more != null) {
            updates.add(more);
        }
        return documents
                        .updateOne(and(mine(id, lease), nothingElse), combine(updates))
                        .getMatchedCount()
                == 1;
    }

    void removeSent(BsonValue id, Lease lease, List<OutboxRow> sent) {
        documents.updateOne(mine(id, lease), remove(sent));
    }

    private static Bson remove(List<OutboxRow> sent) {
        return pullByFilter(new Document(ROWS, in("id", ids(sent)).toBsonDocument()));
    }

    private static List<String> ids(List<OutboxRow> rows) {
        return rows.stream().map(OutboxRow::id).toList();
    }

    /** Gives the lease back with the events still there, to be tried again at an instant. */
    void release(BsonValue id, Lease lease, Retry retry) {
        documents.updateOne(mine(id, lease), combine(unset(LEASE), set(RETRY, retry.toBson())));
    }

    static Bson restateAt(Instant at) {
        return set(RESTATE_AT, at);
    }

    static Bson restated() {
        return unset(RESTATE_AT);
    }

    private static Bson mine(BsonValue id, Lease lease) {
        return and(eq("_id", id), eq(LEASE + ".token", lease.token()));
    }

    List<Announcement> currentState(BsonDocument document) {
        return restatement.apply(document);
    }
}
