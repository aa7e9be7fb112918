package io.broadsheet.newsletter.delivery.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOneModel;
import io.broadsheet.chassis.store.CollectionIndexes;
import io.broadsheet.chassis.tracing.TraceContext;
import io.broadsheet.newsletter.delivery.DigestQueue;
import io.broadsheet.newsletter.delivery.MailQueue;
import io.broadsheet.newsletter.delivery.TransactionalMail;
import io.broadsheet.newsletter.delivery.domain.Delivery;
import io.broadsheet.newsletter.delivery.domain.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * {@code deliveries}. An open row has {@code lane} and {@code dueAt}: from when on anybody may claim it, which for a
 * claimed row is the end of its claim. A finished row has {@code finishedAt} in their place.
 */
final class MongoLedger implements Ledger, MailQueue, DigestQueue {
    static final CollectionIndexes INDEXES = new CollectionIndexes(
            "deliveries",
            List.of(
                    CollectionIndexes.sparse("due", ascending("lane", "dueAt"), "what a sender may claim"),
                    CollectionIndexes.sparse("number", ascending("number"), "how many deliveries a cut led to"),
                    CollectionIndexes.sparse("finishedAt", ascending("finishedAt"), "what is old enough to forget")));

    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);
    private static final BulkWriteOptions IN_BULK = new BulkWriteOptions().ordered(false);

    private final MongoCollection<BsonDocument> rows;
    private final TraceContext trace;
    private final Runnable transactionalArrived;
    private final Clock clock;

    MongoLedger(MongoDatabase database, TraceContext trace, Runnable transactionalArrived, Clock clock) {
        this.rows = database.getCollection("deliveries", BsonDocument.class);
        this.trace = trace;
        this.transactionalArrived = transactionalArrived;
        this.clock = clock;
    }

    @Override
    public void add(TransactionalMail mail) {
        insert(List.of(DeliveryRow.transactional(mail, trace.current(), clock.instant())));
        transactionalArrived.run();
    }

    @Override
    public void add(Collection<DigestDelivery> deliveries) {
        var now = clock.instant();
        insert(deliveries.stream()
                .map(delivery -> DeliveryRow.digest(delivery, now))
                .toList());
    }

    private void insert(List<BsonDocument> fresh) {
        try {
            rows.insertMany(fresh, UNORDERED);
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null
                    || !e.getWriteErrors().stream()
                            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
        }
    }

    @Override
    public long count(long number) {
        return rows.countDocuments(eq("number", number));
    }

    @Override
    public List<Delivery> claim(Lane lane, UUID token, Instant now, Instant until, int limit) {
        var ids = rows.find(claimable(lane, now))
                .sort(ascending("dueAt"))
                .limit(limit)
                .projection(include("_id"))
                .map(DeliveryRow::id)
                .into(new ArrayList<>());
        if (ids.isEmpty()) {
            return List.of();
        }
        rows.updateMany(
                and(in("_id", ids), lte("dueAt", now)),
                combine(set("state", DeliveryRow.CLAIMED), set("token", token), set("dueAt", until)));
        return rows.find(and(in("_id", ids), eq("token", token)))
                .map(DeliveryRow::toDelivery)
                .into(new ArrayList<>());
    }

    private static Bson claimable(Lane lane, Instant now) {
        return and(eq("lane", lane.stored()), lte("dueAt", now));
    }

    @Override
    public void renew(Collection<UUID> ids, UUID token, Instant until) {
        rows.updateMany(and(in("_id", ids), claimedUnder(token)), set("dueAt", until));
    }

    @Override
    public Set<UUID> record(List<Entry> entries) {
        var updates = entries.stream()
                .map(entry -> new UpdateOneModel<BsonDocument>(
                        and(eq("_id", entry.id()), claimedUnder(entry.token())), DeliveryRow.update(entry.outcome())))
                .toList();
        var result = rows.bulkWrite(updates, IN_BULK);
        return result.getMatchedCount() == entries.size() ? Set.of() : lost(entries);
    }

    /** A token stays on its row until someone else claims it. */
    private Set<UUID> lost(List<Entry> entries) {
        var ours = new HashSet<Entry>();
        rows.find(in("_id", entries.stream().map(Entry::id).toList()))
                .projection(include("token"))
                .forEach(row -> entries.stream()
                        .filter(entry -> entry.id().equals(DeliveryRow.id(row)))
                        .filter(entry -> entry.token().equals(DeliveryRow.token(row)))
                        .forEach(ours::add));
        var lost = new HashSet<UUID>();
        entries.stream().filter(entry -> !ours.contains(entry)).forEach(entry -> lost.add(entry.id()));
        return lost;
    }

    private static Bson claimedUnder(UUID token) {
        return and(eq("token", token), eq("state", DeliveryRow.CLAIMED));
    }

    @Override
    public Due due(Lane lane, Instant now, int countUpTo) {
        var oldest = rows.find(claimable(lane, now))
                .sort(ascending("dueAt"))
                .projection(include("dueAt"))
                .first();
        if (oldest == null) {
            return new Due(0, now);
        }
        return new Due(
                rows.countDocuments(claimable(lane, now), new CountOptions().limit(countUpTo)),
                Instant.ofEpochMilli(oldest.getDateTime("dueAt").getValue()));
    }

    @Override
    public long forget(Instant finishedBefore, int limit) {
        var old = rows.find(lt("finishedAt", finishedBefore))
                .sort(ascending("finishedAt"))
                .limit(limit)
                .projection(include("_id"))
                .map(DeliveryRow::id)
                .into(new ArrayList<>());
        return old.isEmpty() ? 0 : rows.deleteMany(in("_id", old)).getDeletedCount();
    }
}
