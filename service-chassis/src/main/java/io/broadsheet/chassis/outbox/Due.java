package io.broadsheet.chassis.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.broadsheet.chassis.store.CollectionIndexes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A document with something to send and nobody at work on it.
 *
 * @param first what goes out first; absent where only its state is to be stated again, or where it cannot be read
 */
record Due(BsonValue id, @Nullable OutboxRow first) {

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

    /** The longest waiting first. */
    static List<Due> in(Outbox outbox, Instant now, int limit) {
        var due = new ArrayList<Due>();
        outbox.documents()
                .find(and(lte(Outbox.PENDING_SINCE, Outbox.FAR), Outbox.idle(now)))
                .sort(Sorts.ascending(Outbox.PENDING_SINCE))
                .projection(Projections.exclude(Outbox.ROWS + ".value"))
                .limit(limit)
                .forEach(found -> due.add(new Due(found.getBinary("_id"), first(outbox, found))));
        outbox.documents()
                .find(and(lt(Outbox.RESTATE_AT, now), Outbox.idle(now)))
                .sort(Sorts.ascending(Outbox.RESTATE_AT))
                .projection(Projections.include("_id"))
                .limit(limit)
                .forEach(found -> due.add(new Due(found.getBinary("_id"), null)));
        return due;
    }

    private static @Nullable OutboxRow first(Outbox outbox, BsonDocument found) {
        try {
            return outbox.rows().in(found).stream().findFirst().orElse(null);
        } catch (RuntimeException unreadable) { // of another build: the others go on, and the relay tells of it
            return null;
        }
    }
}
