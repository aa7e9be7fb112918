package io.broadsheet.newsletter.delivery.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static io.broadsheet.newsletter.delivery.store.DeliveryRow.HELD_FOR;
import static io.broadsheet.newsletter.delivery.store.DeliveryRow.WAITS_FOR;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import io.broadsheet.newsletter.delivery.domain.Ledger.Kept;
import io.broadsheet.newsletter.delivery.domain.Ledger.Lane;
import io.broadsheet.newsletter.delivery.domain.ReplyClass;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** The rows of {@code deliveries} that met a matter of policy, or wait because others did. */
class HeldDeliveries {
    private final MongoCollection<BsonDocument> rows;
    private final InstantSource time;

    HeldDeliveries(MongoCollection<BsonDocument> rows, InstantSource time) {
        this.rows = rows;
        this.time = time;
    }

    public Kept kept(int countUpTo) {
        return new Kept(
                count(HELD_FOR, List.of(DeliveryRow.HELD), countUpTo),
                count(WAITS_FOR, List.of(DeliveryRow.DUE, DeliveryRow.CLAIMED), countUpTo));
    }

    /** @param states the build before leaves the word on what it has finished */
    private Map<String, Long> count(String field, List<String> states, int countUpTo) {
        var counts = new TreeMap<String, Long>();
        for (var word : words(ReplyClass.HELD)) {
            var count =
                    rows.countDocuments(and(eq(field, word), in("state", states)), new CountOptions().limit(countUpTo));
            if (count > 0) {
                counts.put(word, count);
            }
        }
        return counts;
    }

    public long release(Set<ReplyClass> matters, Instant heldBefore) {
        var now = time.instant();
        var held = and(in(HELD_FOR, words(matters)), lt("heldAt", heldBefore));
        return release(Lane.DIGESTS, and(held, exists("edition")), now)
                + release(Lane.REPLIES, and(held, exists(DeliveryRow.REPLIES)), now)
                // What is held since the first of these is none of them.
                + release(
                        Lane.TRANSACTIONAL,
                        and(held, exists("edition", false), exists(DeliveryRow.REPLIES, false)),
                        now);
    }

    private long release(Lane lane, Bson held, Instant now) {
        return rows.updateMany(held, DeliveryRow.released(lane, now)).getModifiedCount();
    }

    public long releaseWaiting() {
        var waiting = and(in(WAITS_FOR, words(ReplyClass.HELD)), eq("state", DeliveryRow.DUE));
        return rows.updateMany(waiting, DeliveryRow.waitedEnough(time.instant()))
                .getModifiedCount();
    }

    public long giveUp(Instant heldBefore) {
        // What is sent again by itself is held anew each time: it counts from its first day.
        var rate = and(eq(HELD_FOR, ReplyClass.RATE.word()), lt("createdAt", heldBefore));
        var held = or(and(in(HELD_FOR, words(ReplyClass.HELD)), lt("heldAt", heldBefore)), rate);
        return rows.updateMany(held, DeliveryRow.givenUp(time.instant())).getModifiedCount();
    }

    private static List<String> words(Set<ReplyClass> matters) {
        return matters.stream().map(ReplyClass::word).toList();
    }
}
