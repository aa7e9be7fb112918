package io.broadsheet.newsletter.subscription.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import io.broadsheet.chassis.store.CollectionIndexes;
import io.broadsheet.newsletter.subscription.domain.EndReason;
import io.broadsheet.newsletter.subscription.domain.SuppressionList;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** The collection {@code suppressions}: a row per address hash. */
final class MongoSuppressionList implements SuppressionList {
    static final CollectionIndexes INDEXES = new CollectionIndexes(
            "suppressions",
            List.of(CollectionIndexes.sparse(
                    "subscription",
                    Indexes.ascending("subscription"),
                    "whether a mailed link was used to refuse mail")));

    private final MongoCollection<BsonDocument> rows;

    MongoSuppressionList(MongoDatabase database) {
        rows = database.getCollection("suppressions", BsonDocument.class);
    }

    @Override
    public Optional<EndReason> reason(String addressKey) {
        return Optional.ofNullable(rows.find(eq("_id", addressKey)).first()).map(MongoSuppressionList::reason);
    }

    @Override
    public Optional<Suppressed> find(String addressKey) {
        return Optional.ofNullable(rows.find(eq("_id", addressKey)).first())
                .map(row -> new Suppressed(
                        reason(row),
                        row.isDateTime("at")
                                ? Instant.ofEpochMilli(row.getDateTime("at").getValue())
                                : null));
    }

    @Override
    public void add(String addressKey, UUID subscription, EndReason reason, Instant at) {
        var row = combine(
                setOnInsert("reason", reason.word()), setOnInsert("at", at), setOnInsert("subscription", subscription));
        rows.updateOne(eq("_id", addressKey), row, new UpdateOptions().upsert(true));
        if (!reason.endsByOptIn()) {
            rows.updateOne(
                    and(eq("_id", addressKey), eq("reason", EndReason.BOUNCED.word())),
                    combine(set("reason", reason.word()), set("at", at), set("subscription", subscription)));
        }
    }

    @Override
    public void end(String addressKey, EndReason... reasons) {
        rows.deleteOne(and(
                eq("_id", addressKey),
                in("reason", Arrays.stream(reasons).map(EndReason::word).toList())));
    }

    @Override
    public boolean isRefused(UUID subscription) {
        return rows.find(refused(subscription)).first() != null;
    }

    @Override
    public void endRefusal(UUID subscription) {
        rows.deleteMany(refused(subscription));
    }

    @Override
    public Map<String, EndReason> among(Collection<String> addressKeys) {
        Map<String, EndReason> found = new HashMap<>();
        if (!addressKeys.isEmpty()) {
            rows.find(in("_id", addressKeys))
                    .forEach(row -> found.put(row.getString("_id").getValue(), reason(row)));
        }
        return found;
    }

    private static Bson refused(UUID subscription) {
        return and(eq("subscription", subscription), eq("reason", EndReason.REFUSED.word()));
    }

    /** What another build wrote suppresses in any case. */
    private static EndReason reason(BsonDocument row) {
        return row.isString("reason")
                ? EndReason.of(row.getString("reason").getValue()).orElse(EndReason.COMPLAINED)
                : EndReason.COMPLAINED;
    }
}
