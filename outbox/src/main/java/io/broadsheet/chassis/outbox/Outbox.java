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
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.pullByFilter;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The part of an aggregate's document that belongs to the relay: {@code outbox}, the events to be sent, oldest first;
 * {@code pendingSince}, absent when there are none; {@code lease {token, until}}, who sends; {@code retry {at, failures,
 * row, reason}}, when to try again what was not taken; {@code restateAt}, when to state the current state once more. None
 * of it touches {@code version}. A command appends, and takes the lease where nobody has it and nothing else waits. All
 * instants but {@code pendingSince} are the database's.
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
    private final OutboxRows rows;
    private final Function<BsonDocument, List<Announcement>> restatement;

    /** @param setAside where the provenance of events goes that an operator has set aside */
    public Outbox(
            MongoCollection<BsonDocument> documents,
            MongoCollection<Document> setAside,
            Function<BsonDocument, List<Announcement>> restatement) {
        this.documents = documents;
        this.setAside = setAside;
        this.rows = new OutboxRows(documents.getCodecRegistry());
        this.restatement = restatement;
    }

    /** The collection's name. */
    public String name() {
        return documents.getNamespace().getCollectionName();
    }

    MongoCollection<BsonDocument> documents() {
        return documents;
    }

    MongoCollection<Document> setAside() {
        return setAside;
    }

    OutboxRows rows() {
        return rows;
    }

    // What a command does

    /** The relay's fields of a new document. */
    BsonDocument initial(List<OutboxRow> announced, @Nullable Lease lease, Instant now) {
        var fields = new BsonDocument(ROWS, rows.encode(announced));
        if (!announced.isEmpty()) {
            fields.append(PENDING_SINCE, new BsonDateTime(now.toEpochMilli()));
        }
        if (lease != null) {
            fields.append(LEASE, lease.toBson());
        }
        return fields;
    }

    List<Bson> append(List<OutboxRow> announced, Instant now) {
        return announced.isEmpty()
                ? List.of()
                : List.of(pushEach(ROWS, rows.encode(announced)), min(PENDING_SINCE, now));
    }

    // What a sweep does

    /** Of these nothing is tried before an instant. */
    void defer(List<BsonValue> ids, Instant until) {
        documents.updateMany(and(in("_id", ids), free()), set(RETRY + ".at", until));
    }

    // What a relay does

    /** Nobody is at work on them, and they are not to be left alone for now. */
    static Bson idle(Instant now) {
        return and(or(free(), expired(now)), retriable(now));
    }

    static Bson free() {
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
        return update(and(eq("_id", id), free(), retriable(now)), held(lease));
    }

    /**
     * Takes the lease of somebody who never gave it back, and may yet wake up and send: the state is stated again later.
     */
    boolean takeOver(BsonValue id, Lease lease, Instant now, Instant restateAt) {
        return update(and(eq("_id", id), expired(now)), combine(held(lease), restateAt(restateAt)));
    }

    private static Bson held(Lease lease) {
        return set(LEASE, lease.toBson());
    }

    private boolean update(Bson guard, Bson change) {
        return documents.updateOne(guard, change).getMatchedCount() == 1;
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

    /** Removes what was sent and goes on. @return false if the lease is somebody else's by now; so is it below */
    boolean prolong(BsonValue id, Lease lease, List<OutboxRow> sent) {
        return update(mine(id, lease), combine(remove(sent), set(LEASE + ".until", lease.until())));
    }

    /**
     * Removes what was sent and ends the lease, unless something that was not sent waits there too.
     *
     * @param restated the {@code restateAt} that is done with; another one may have come meanwhile
     */
    boolean finish(BsonValue id, Lease lease, List<OutboxRow> sent, @Nullable BsonDateTime restated) {
        Bson whole = and(mine(id, lease), not(elemMatch(ROWS, nin("id", ids(sent)))));
        Bson end = ended(sent);
        return restated == null
                ? update(whole, end)
                : update(and(whole, eq(RESTATE_AT, restated)), combine(end, unset(RESTATE_AT)));
    }

    /** The same of documents with one sent event each. @return of how many */
    long finish(List<LeasedWrites.Sent> batch) {
        var rows = batch.stream().map(LeasedWrites.Sent::row).toList();
        Bson whole = and(mine(batch), not(elemMatch(ROWS, nin("id", ids(rows)))));
        return documents.updateMany(whole, ended(rows)).getMatchedCount();
    }

    /** Those that are under their leases yet. */
    List<BsonValue> stillHeld(List<LeasedWrites.Sent> batch) {
        return documents
                .find(mine(batch))
                .projection(Projections.include("_id"))
                .map(found -> found.get("_id"))
                .into(new ArrayList<>());
    }

    private static Bson mine(List<LeasedWrites.Sent> batch) {
        return and(
                in("_id", batch.stream().map(LeasedWrites.Sent::id).toList()),
                in(
                        LEASE + ".token",
                        batch.stream().map(sent -> sent.lease().token()).toList()));
    }

    private static Bson ended(List<OutboxRow> sent) {
        return combine(remove(sent), unset(PENDING_SINCE), unset(LEASE), unset(RETRY));
    }

    private static Bson remove(List<OutboxRow> sent) {
        return pullByFilter(new Document(ROWS, in("id", ids(sent)).toBsonDocument()));
    }

    private static List<String> ids(List<OutboxRow> rows) {
        return rows.stream().map(OutboxRow::id).toList();
    }

    /** Removes what was sent and gives the lease back, the others to be tried again at an instant. */
    boolean release(BsonValue id, Lease lease, List<OutboxRow> sent, Retry retry) {
        return update(mine(id, lease), combine(remove(sent), unset(LEASE), set(RETRY, retry.toBson())));
    }

    /** Whoever holds the lease: that state is stated once more after that instant. */
    void restate(BsonValue id, Instant at) {
        update(eq("_id", id), restateAt(at));
    }

    /** A statement that is due later stays: what was under way when a lease was taken over may arrive until then. */
    static Bson restateAt(Instant at) {
        return max(RESTATE_AT, at);
    }

    private static Bson mine(BsonValue id, Lease lease) {
        return and(eq("_id", id), eq(LEASE + ".token", lease.token()));
    }

    List<Announcement> currentState(BsonDocument document) {
        return restatement.apply(document);
    }
}
