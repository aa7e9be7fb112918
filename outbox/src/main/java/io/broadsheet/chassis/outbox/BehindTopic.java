package io.broadsheet.chassis.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import io.broadsheet.contract.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates of which the topic knows a higher version than the database, as after the restoring of a backup: consumers
 * have seen the numbers of their next versions and would pass them over. Kept in the collection {@code behind_topic}
 * until an operator raises them.
 */
final class BehindTopic {

    private static final String COLLECTION = "collection";
    private static final String ANNOUNCED = "announced";
    private static final String LAST = "last";
    private static final int PAGE = 200;

    private static final Set<String> WORDS_GONE =
            names(EventType.ARTICLE_ERASED, EventType.COMMENT_REMOVED, EventType.SUBSCRIPTION_ERASED);
    /** Of these readers find nothing any more, or get nothing: a database that knows less does not bring it back. */
    private static final Set<String> TAKEN_BACK = names(
            EventType.ARTICLE_WITHDRAWN,
            EventType.ARTICLE_ERASED,
            EventType.COMMENT_REJECTED,
            EventType.COMMENT_REMOVED,
            EventType.SUBSCRIPTION_ENDED,
            EventType.SUBSCRIPTION_ERASED);

    private final MongoCollection<Document> behind;
    private final Outboxes outboxes;
    private final List<TakingBack> remedies;

    BehindTopic(MongoDatabase database, Outboxes outboxes, List<TakingBack> remedies) {
        this.behind = database.getCollection("behind_topic");
        this.outboxes = outboxes;
        this.remedies = remedies;
    }

    /**
     * @param collection absent for one that the database does not have at all
     * @param announced the highest version at the topic
     * @param last the type of the event of that version
     */
    record Behind(
            UUID id,
            @Nullable String collection,
            long announced,
            @Nullable String last) {}

    /**
     * What was done about a number of them.
     *
     * @param to the last one looked at
     * @param left by the type of their last event: it took something back, and the database's state would bring it back
     */
    record Page(UUID to, long raised, long missing, Map<String, Long> left) {}

    private static Set<String> names(EventType... types) {
        return Stream.of(types).map(EventType::typeName).collect(Collectors.toSet());
    }

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
                    keep(new Behind(id, outbox.name(), last.version(), last.type()));
                    found++;
                }
            }
        }
        for (var each : unknown.entrySet()) {
            LastRecord last = each.getValue();
            if (last.isErasure()) {
                found -= (int) behind.deleteOne(and(eq("_id", each.getKey()), lte(ANNOUNCED, last.version())))
                        .getDeletedCount();
            } else {
                keep(new Behind(each.getKey(), null, last.version(), last.type()));
                found++;
            }
        }
        return found;
    }

    private void keep(Behind found) {
        Bson known = eq("_id", found.id());
        boolean isKnown = behind.updateOne(
                                and(known, lte(ANNOUNCED, found.announced())),
                                combine(
                                        set(COLLECTION, found.collection()),
                                        set(ANNOUNCED, found.announced()),
                                        set(LAST, found.last())))
                        .getMatchedCount()
                == 1;
        if (!isKnown) {
            behind.updateOne(
                    known,
                    combine(
                            setOnInsert(COLLECTION, found.collection()),
                            setOnInsert(ANNOUNCED, found.announced()),
                            setOnInsert(LAST, found.last())),
                    new UpdateOptions().upsert(true));
        }
    }

    long count(int atMost) {
        return behind.countDocuments(new BsonDocument(), new CountOptions().limit(atMost));
    }

    long missing(int atMost) {
        return behind.countDocuments(eq(COLLECTION, null), new CountOptions().limit(atMost));
    }

    /** How many of each type of event that took something back is the last one of an aggregate behind. */
    Map<String, Long> takenBack(int atMost) {
        var counts = new TreeMap<String, Long>();
        for (String type : TAKEN_BACK) {
            long count = behind.countDocuments(eq(LAST, type), new CountOptions().limit(atMost));
            if (count > 0) {
                counts.put(type, count);
            }
        }
        return counts;
    }

    /** First those of which something was taken back: they are to be looked at. */
    List<Behind> some(int limit) {
        List<Behind> some = found(in(LAST, TAKEN_BACK), limit);
        if (some.size() < limit) {
            some.addAll(found(nin(LAST, TAKEN_BACK), limit - some.size()));
        }
        return some;
    }

    private List<Behind> found(Bson which, int limit) {
        return behind.find(which)
                .sort(ascending("_id"))
                .limit(limit)
                .map(document -> new Behind(
                        document.get("_id", UUID.class),
                        document.getString(COLLECTION),
                        document.getLong(ANNOUNCED),
                        document.getString(LAST)))
                .into(new ArrayList<>());
    }

    /**
     * Gives a number of those that are behind a version above the topic's and has them stated again; forgets of others
     * that they are missing. What was taken back stays as it is, unless the database says the same of it by now.
     *
     * @param after where the page before ended, null for the first
     * @param all what was taken back, too
     * @return null if there are no more
     */
    @Nullable Page raise(@Nullable UUID after, boolean all, Instant now) {
        List<Behind> found = found(after == null ? new BsonDocument() : gt("_id", after), PAGE);
        if (found.isEmpty()) {
            return null;
        }
        long raised = 0;
        long missing = 0;
        var left = new HashMap<String, Long>();
        for (Behind each : found) {
            Outbox outbox = each.collection() == null
                    ? null
                    : outboxes.named(each.collection()).orElse(null);
            if (outbox == null) {
                missing++;
            } else if (all || !bringsBack(outbox, each) || !bringsBack(outbox, takenBackAgain(each))) {
                raise(outbox, each, now);
                raised++;
            } else {
                left.merge(String.valueOf(each.last()), 1L, Long::sum);
                continue;
            }
            behind.deleteOne(and(eq("_id", each.id()), eq(ANNOUNCED, each.announced())));
        }
        return new Page(found.getLast().id(), raised, missing, left);
    }

    private static void raise(Outbox outbox, Behind each, Instant now) {
        outbox.documents()
                .updateOne(
                        and(eq("_id", each.id()), lt("version", each.announced() + 1)),
                        combine(set("version", each.announced() + 1), Outbox.restateAt(now)));
    }

    private Behind takenBackAgain(Behind each) {
        EventType.named(String.valueOf(each.last()))
                .ifPresent(type -> remedies.forEach(remedy -> remedy.again(each.id(), type)));
        return each;
    }

    /** What was erased must be erased here too; what was withdrawn, refused or ended may be taken back otherwise. */
    private static boolean bringsBack(Outbox outbox, Behind each) {
        String last = each.last();
        if (last == null || !TAKEN_BACK.contains(last)) {
            return false;
        }
        BsonDocument document =
                outbox.documents().find(eq("_id", new BsonBinary(each.id()))).first();
        Set<String> enough = WORDS_GONE.contains(last) ? WORDS_GONE : TAKEN_BACK;
        return document != null
                && outbox.currentState(document).stream()
                        .anyMatch(state -> !enough.contains(state.type().typeName()));
    }
}
