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
import static com.mongodb.client.model.Updates.unset;

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
import io.broadsheet.newsletter.delivery.ReplyQueue;
import io.broadsheet.newsletter.delivery.TransactionalMail;
import io.broadsheet.newsletter.delivery.domain.Delivery;
import io.broadsheet.newsletter.delivery.domain.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code deliveries}. An open row has {@code lane} and {@code dueAt}: from when on anybody may claim it, which for a
 * claimed row is the end of its claim. A finished row has {@code finishedAt} in their place, a held one {@code heldAt}.
 */
final class MongoLedger extends HeldDeliveries implements Ledger, MailQueue, DigestQueue, ReplyQueue {
    static final CollectionIndexes INDEXES = new CollectionIndexes(
            "deliveries",
            List.of(
                    CollectionIndexes.sparse("due", ascending("lane", "dueAt"), "what a sender may claim"),
                    CollectionIndexes.sparse("number", ascending("number"), "how many deliveries a cut led to"),
                    CollectionIndexes.sparse("finishedAt", ascending("finishedAt"), "what is old enough to forget"),
                    CollectionIndexes.sparse("heldFor", ascending(DeliveryRow.HELD_FOR), "what operations send again"),
                    CollectionIndexes.sparse("waitsFor", ascending(DeliveryRow.WAITS_FOR), "what waits beside it"),
                    CollectionIndexes.sparse(
                            "refusedReader",
                            ascending(DeliveryRow.REFUSED_READER),
                            "how often a mailbox was called unknown")));

    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);
    private static final BulkWriteOptions IN_BULK = new BulkWriteOptions().ordered(false);
    /** How many batches lie ready for as many instances to take one each. */
    private static final int BATCHES = 4;

    private static final int TRIES = 3;
    private static final Duration UNREADABLE = Duration.ofMinutes(10);
    private static final Logger LOG = LoggerFactory.getLogger(MongoLedger.class);

    private final MongoCollection<BsonDocument> rows;
    private final RefusedReaders refusedReaders;
    private final TraceContext trace;
    private final Runnable transactionalArrived;
    private final InstantSource time;

    /** @param time the database's */
    MongoLedger(MongoDatabase database, TraceContext trace, Runnable transactionalArrived, InstantSource time) {
        super(database.getCollection("deliveries", BsonDocument.class), time);
        this.rows = database.getCollection("deliveries", BsonDocument.class);
        this.refusedReaders = new RefusedReaders(rows, time);
        this.trace = trace;
        this.transactionalArrived = transactionalArrived;
        this.time = time;
    }

    @Override
    public void add(TransactionalMail mail) {
        insert(List.of(DeliveryRow.transactional(mail, trace.current(), time.instant())));
        transactionalArrived.run();
    }

    @Override
    public void add(Collection<DigestDelivery> deliveries) {
        var now = time.instant();
        insert(deliveries.stream()
                .map(delivery -> DeliveryRow.digest(delivery, now))
                .toList());
    }

    @Override
    public void add(UUID id, UUID reader) {
        insert(List.of(DeliveryRow.replies(id, reader, trace.current(), time.instant())));
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
    public List<Delivery> claim(Lane lane, UUID token, Duration lease, int limit) {
        for (var tries = 0; tries < TRIES; tries++) {
            var now = time.instant();
            var due = rows.find(claimable(lane, now))
                    .sort(ascending("dueAt"))
                    .limit(BATCHES * limit)
                    .projection(include("_id"))
                    .map(DeliveryRow::id)
                    .into(new ArrayList<>());
            var claimed = due.isEmpty() ? List.<Delivery>of() : claim(batch(due, limit), token, now, now.plus(lease));
            if (due.isEmpty() || !claimed.isEmpty()) {
                return claimed;
            }
        }
        return List.of();
    }

    /** One of the batches that lie ready: neighbours stay together, because they say the same. */
    private static List<UUID> batch(List<UUID> due, int limit) {
        var batches = (due.size() + limit - 1) / limit;
        var start = ThreadLocalRandom.current().nextInt(batches) * limit;
        return due.subList(start, Math.min(due.size(), start + limit));
    }

    private List<Delivery> claim(List<UUID> ids, UUID token, Instant now, Instant until) {
        rows.updateMany(
                and(in("_id", ids), lte("dueAt", now)),
                combine(set("state", DeliveryRow.CLAIMED), set("token", token), set("dueAt", until)));
        var claimed = new ArrayList<Delivery>();
        var unreadable = new ArrayList<UUID>();
        for (var row : rows.find(and(in("_id", ids), eq("token", token)))) {
            try {
                claimed.add(DeliveryRow.toDelivery(row));
            } catch (RuntimeException e) {
                unreadable.add(DeliveryRow.id(row));
            }
        }
        putAside(unreadable, token, now);
        return claimed;
    }

    /** What a newer build wrote waits for one of its instances, and keeps nobody else. */
    private void putAside(List<UUID> unreadable, UUID token, Instant now) {
        if (!unreadable.isEmpty()) {
            LOG.error("{} deliveries cannot be read by this build, first {}", unreadable.size(), unreadable.getFirst());
            rows.updateMany(
                    and(in("_id", unreadable), eq("token", token)),
                    combine(set("state", DeliveryRow.DUE), set("dueAt", now.plus(UNREADABLE)), unset("token")));
        }
    }

    private static Bson claimable(Lane lane, Instant now) {
        return and(eq("lane", lane.stored()), lte("dueAt", now));
    }

    @Override
    public Set<UUID> renew(Collection<UUID> ids, UUID token, Duration lease) {
        var kept = rows.updateMany(
                and(in("_id", ids), claimedUnder(token)),
                set("dueAt", time.instant().plus(lease)));
        return kept.getMatchedCount() == ids.size() ? Set.copyOf(ids) : ours(ids, token);
    }

    @Override
    public Set<UUID> record(List<Entry> entries) {
        refusedReaders.forgetThoseOf(entries);
        var now = time.instant();
        var updates = entries.stream()
                .map(entry -> new UpdateOneModel<BsonDocument>(
                        and(eq("_id", entry.id()), claimedUnder(entry.token())), DeliveryRow.update(entry, now)))
                .toList();
        var result = rows.bulkWrite(updates, IN_BULK);
        return result.getMatchedCount() == entries.size() ? Set.of() : lost(entries);
    }

    private Set<UUID> lost(List<Entry> entries) {
        var lost = new HashSet<UUID>();
        for (var entry : entries) {
            if (ours(List.of(entry.id()), entry.token()).isEmpty()) {
                lost.add(entry.id());
            }
        }
        return lost;
    }

    /** A token stays on its row until someone else claims it. */
    private Set<UUID> ours(Collection<UUID> ids, UUID token) {
        return rows.find(and(in("_id", ids), eq("token", token)))
                .projection(include("_id"))
                .map(DeliveryRow::id)
                .into(new HashSet<>());
    }

    private static Bson claimedUnder(UUID token) {
        return and(eq("token", token), eq("state", DeliveryRow.CLAIMED));
    }

    @Override
    public Due due(Lane lane, int countUpTo) {
        var now = time.instant();
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
    public Refusals refusals(UUID subscription, Instant after) {
        return refusedReaders.refusals(subscription, after);
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
