package io.broadsheet.chassis.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.size;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.pullByFilter;
import static com.mongodb.client.model.Updates.pushEach;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
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
 * {@code pendingSince}, absent when there are none; {@code lease {token, until}}, who sends; {@code restateAt}, when to
 * state the current state once more. None of it touches {@code version}, and no command touches it but to append.
 */
public final class Outbox {

    private static final String ROWS = "outbox";
    private static final String PENDING_SINCE = "pendingSince";
    private static final String LEASE = "lease";
    private static final String RESTATE_AT = "restateAt";
    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

    /** The fields that no state may use. */
    public static final Set<String> FIELDS = Set.of("_id", "version", ROWS, PENDING_SINCE, LEASE, RESTATE_AT);

    /** Leaves the events out of what is read, for readers that do not send. */
    public static final Bson WITHOUT_ROWS = Projections.exclude(ROWS);

    private final MongoCollection<BsonDocument> documents;
    private final RecordBson<OutboxRow> rows;
    private final Function<BsonDocument, List<Announcement>> restatement;

    public Outbox(MongoCollection<BsonDocument> documents, Function<BsonDocument, List<Announcement>> restatement) {
        this.documents = documents;
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

    // What a command does

    List<OutboxRow> rowsOf(BsonDocument document) {
        return document.getArray(ROWS, new BsonArray()).stream()
                .map(row -> rows.decode(row.asDocument()))
                .toList();
    }

    /** Whether somebody sends, or did not live to say that he stopped. */
    static boolean isLeased(BsonDocument document) {
        return document.containsKey(LEASE);
    }

    static Bson unleased() {
        return exists(LEASE, false);
    }

    /** The relay's fields of a new document. */
    BsonDocument initial(List<OutboxRow> announced, Instant now, @Nullable Lease lease) {
        var fields = new BsonDocument(ROWS, new BsonArray(encode(announced)));
        if (!announced.isEmpty()) {
            fields.append(PENDING_SINCE, new BsonDateTime(now.toEpochMilli()));
            if (lease != null) {
                fields.append(LEASE, leaseDocument(lease));
            }
        }
        return fields;
    }

    List<Bson> append(List<OutboxRow> announced, Instant now, @Nullable Lease lease) {
        var updates = new ArrayList<Bson>();
        if (!announced.isEmpty()) {
            updates.add(pushEach(ROWS, encode(announced)));
            updates.add(min(PENDING_SINCE, now));
            if (lease != null) {
                updates.add(set(LEASE, leaseDocument(lease)));
            }
        }
        return updates;
    }

    private List<BsonDocument> encode(List<OutboxRow> announced) {
        return announced.stream().map(rows::encode).toList();
    }

    // What a relay does

    private static Bson unleased(Instant now) {
        return or(unleased(), lt(LEASE + ".until", now));
    }

    /** Documents with something to send and nobody at work on it, the longest waiting first. */
    List<BsonValue> due(Instant now, int limit) {
        var due = new ArrayList<BsonValue>();
        for (String field : List.of(PENDING_SINCE, RESTATE_AT)) {
            documents
                    .find(and(lte(field, now), unleased(now)))
                    .sort(Sorts.ascending(field))
                    .projection(Projections.include("_id"))
                    .limit(limit)
                    .forEach(document -> due.add(document.get("_id")));
        }
        return due;
    }

    boolean claim(BsonValue id, Lease lease, Instant now) {
        return documents
                        .updateOne(and(eq("_id", id), unleased(now)), set(LEASE, leaseDocument(lease)))
                        .getModifiedCount()
                == 1;
    }

    /** Claims a document whether its lease has run out or was given back. */
    Optional<Claimed> claimDue(BsonValue id, Lease lease, Instant now) {
        BsonDocument before = documents.find(and(eq("_id", id), unleased(now))).first();
        if (before == null || !claim(id, lease, now)) {
            return Optional.empty();
        }
        boolean restate =
                before.containsKey(RESTATE_AT) && before.getDateTime(RESTATE_AT).getValue() <= now.toEpochMilli();
        return held(id, lease).map(document -> new Claimed(document, before.containsKey(LEASE), restate));
    }

    /**
     * @param takenOver from somebody who never gave the lease back, and may yet wake up and send
     * @param restate whether the current state is due to be stated again
     */
    record Claimed(BsonDocument document, boolean takenOver, boolean restate) {}

    /** @return empty if the lease is somebody else's by now */
    Optional<BsonDocument> held(BsonValue id, Lease lease) {
        return Optional.ofNullable(documents.find(mine(id, lease)).first());
    }

    boolean extend(BsonValue id, Lease lease) {
        return documents
                        .updateOne(mine(id, lease), set(LEASE + ".until", lease.until()))
                        .getMatchedCount()
                == 1;
    }

    /** Removes what was sent and ends the lease, unless a command has appended meanwhile. */
    boolean clear(BsonValue id, Lease lease, int sent, Bson... more) {
        var updates = new ArrayList<>(List.of(set(ROWS, List.of()), unset(PENDING_SINCE), unset(LEASE)));
        updates.addAll(List.of(more));
        return documents
                        .updateOne(and(mine(id, lease), size(ROWS, sent)), combine(updates))
                        .getMatchedCount()
                == 1;
    }

    void removeSent(BsonValue id, Lease lease, List<OutboxRow> sent) {
        List<String> ids = sent.stream().map(OutboxRow::id).toList();
        documents.updateOne(
                mine(id, lease),
                pullByFilter(new Document(ROWS, Filters.in("id", ids).toBsonDocument())));
    }

    /** Gives the lease back with the events still there. */
    void release(BsonValue id, Lease lease) {
        documents.updateOne(mine(id, lease), unset(LEASE));
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

    private static BsonDocument leaseDocument(Lease lease) {
        return new BsonDocument("token", new BsonString(lease.token()))
                .append("until", new BsonDateTime(lease.until().toEpochMilli()));
    }

    List<Announcement> currentState(BsonDocument document) {
        return restatement.apply(document);
    }

    // What an operator does

    /** @return how many documents will be stated again; the sweep does it */
    long restate(@Nullable BsonValue id, Instant now) {
        Bson which = id == null ? new BsonDocument() : eq("_id", id);
        return documents.updateMany(which, restateAt(now)).getMatchedCount();
    }

    long pending(int atMost) {
        return documents.countDocuments(lte(PENDING_SINCE, FAR), new CountOptions().limit(atMost));
    }

    long restating(int atMost) {
        return documents.countDocuments(lte(RESTATE_AT, FAR), new CountOptions().limit(atMost));
    }

    Optional<Instant> oldest() {
        return Optional.ofNullable(documents
                        .find(lte(PENDING_SINCE, FAR))
                        .sort(Sorts.ascending(PENDING_SINCE))
                        .projection(Projections.include(PENDING_SINCE))
                        .first())
                .map(document ->
                        Instant.ofEpochMilli(document.getDateTime(PENDING_SINCE).getValue()));
    }
}
