package io.broadsheet.chassis.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates of which the topic knows a higher version than the database, as after the restoring of a backup: consumers
 * have seen the numbers of their next versions and would pass them over. Kept in the collection {@code behind_topic}
 * until an operator raises them.
 */
final class BehindTopic {

    private static final String COLLECTION = "collection";
    private static final String ANNOUNCED = "announced";
    private static final int PAGE = 200;

    private final MongoCollection<Document> behind;
    private final Outboxes outboxes;

    BehindTopic(MongoDatabase database, Outboxes outboxes) {
        this.behind = database.getCollection("behind_topic");
        this.outboxes = outboxes;
    }

    /**
     * @param collection absent for one that the database does not have at all
     * @param announced the highest version at the topic
     */
    record Behind(UUID id, @Nullable String collection, long announced) {}

    /**
     * @param version of the last record of a subject
     * @param isTombstone whether nothing of the subject is left on purpose
     */
    record LastRecord(long version, boolean isTombstone) {}

    /** Keeps those that are behind. @return how many */
    int compare(Map<UUID, LastRecord> announced) {
        var unknown = new HashMap<>(announced);
        int found = 0;
        for (Outbox outbox : outboxes.all()) {
            List<BsonDocument> documents = unknown.isEmpty()
                    ? List.of()
                    : outbox.documents()
                            .find(in("_id", List.copyOf(unknown.keySet())))
                            .projection(Projections.include("version"))
                            .into(new ArrayList<>());
            for (BsonDocument document : documents) {
                UUID id = document.getBinary("_id").asUuid();
                LastRecord last = unknown.remove(id);
                if (last != null && document.getNumber("version").longValue() < last.version()) {
                    keep(new Behind(id, outbox.name(), last.version()));
                    found++;
                }
            }
        }
        for (var each : unknown.entrySet()) {
            if (!each.getValue().isTombstone()) {
                keep(new Behind(each.getKey(), null, each.getValue().version()));
                found++;
            }
        }
        return found;
    }

    private void keep(Behind found) {
        behind.updateOne(
                eq("_id", found.id()),
                combine(set(COLLECTION, found.collection()), max(ANNOUNCED, found.announced())),
                new UpdateOptions().upsert(true));
    }

    long count(int atMost) {
        return behind.countDocuments(new BsonDocument(), new CountOptions().limit(atMost));
    }

    long missing(int atMost) {
        return behind.countDocuments(eq(COLLECTION, null), new CountOptions().limit(atMost));
    }

    List<Behind> some(int limit) {
        return behind.find()
                .limit(limit)
                .map(document -> new Behind(
                        document.get("_id", UUID.class), document.getString(COLLECTION), document.getLong(ANNOUNCED)))
                .into(new ArrayList<>());
    }

    /**
     * Gives a number of those that are behind a version above the topic's and has them stated again; forgets of others
     * that they are missing.
     *
     * @return those that it has dealt with, none when all are done
     */
    List<Behind> raise(Instant now) {
        List<Behind> page = some(PAGE);
        for (Behind each : page) {
            if (each.collection() != null) {
                outboxes.named(each.collection())
                        .ifPresent(outbox -> outbox.documents()
                                .updateOne(
                                        and(eq("_id", each.id()), lt("version", each.announced() + 1)),
                                        combine(set("version", each.announced() + 1), Outbox.restateAt(now))));
            }
            behind.deleteOne(and(eq("_id", each.id()), eq(ANNOUNCED, each.announced())));
        }
        return page;
    }
}
