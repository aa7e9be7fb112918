package io.broadsheet.chassis.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.broadsheet.chassis.store.CollectionIndexes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A document with something to send and nobody at work on it.
 *
 * @param since when it began to wait, or its state was to be stated again
 * @param first what goes out first; absent where only its state is to be stated again, or where it cannot be read
 */
record Due(BsonValue id, BsonDateTime since, @Nullable OutboxRow first) {

    /** By which they are found. */
    static CollectionIndexes indexes(Outbox outbox) {
        return new CollectionIndexes(
                outbox.name(),
                List.of(
                        CollectionIndexes.sparse(
                                "outbox_pending",
                                Indexes.ascending(Outbox.PENDING_SINCE),
                                "sweep: events not yet sent"),
                        CollectionIndexes.sparse(
                                "outbox_restate",
                                Indexes.ascending(Outbox.RESTATE_AT),
                                "sweep: states to be stated again")));
    }

    /** Those with events, the longest waiting first. @param from those that wait since then, or all */
    static List<Due> pending(Outbox outbox, Instant now, @Nullable BsonDateTime from, int limit) {
        Bson pending = lte(Outbox.PENDING_SINCE, Outbox.FAR);
        return outbox.documents()
                .find(and(from(Outbox.PENDING_SINCE, from), pending, Outbox.idle(now)))
                .sort(Sorts.ascending(Outbox.PENDING_SINCE))
                .projection(Projections.exclude(Outbox.ROWS + ".value"))
                .limit(limit)
                .map(found ->
                        new Due(found.getBinary("_id"), found.getDateTime(Outbox.PENDING_SINCE), first(outbox, found)))
                .into(new ArrayList<>());
    }

    /** Those whose state is to be stated again by now. */
    static List<Due> restating(Outbox outbox, Instant now, @Nullable BsonDateTime from, int limit) {
        return outbox.documents()
                .find(and(from(Outbox.RESTATE_AT, from), lt(Outbox.RESTATE_AT, now), Outbox.idle(now)))
                .sort(Sorts.ascending(Outbox.RESTATE_AT))
                .projection(Projections.include(Outbox.RESTATE_AT))
                .limit(limit)
                .map(found -> new Due(found.getBinary("_id"), found.getDateTime(Outbox.RESTATE_AT), null))
                .into(new ArrayList<>());
    }

    private static Bson from(String field, @Nullable BsonDateTime from) {
        return from == null ? new BsonDocument() : gte(field, from);
    }

    private static @Nullable OutboxRow first(Outbox outbox, BsonDocument found) {
        try {
            return outbox.rows().in(found).stream().findFirst().orElse(null);
        } catch (RuntimeException unreadable) { // of another build: the others go on, and the relay tells of it
            return null;
        }
    }
}
