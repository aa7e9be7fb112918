package io.broadsheet.newsletter.subscription.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.broadsheet.newsletter.subscription.domain.EndReason;
import io.broadsheet.newsletter.subscription.domain.SuppressionList;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.bson.BsonDocument;

/** The collection {@code suppressions}: a row per address hash. */
final class MongoSuppressionList implements SuppressionList {
    private final MongoCollection<BsonDocument> rows;

    MongoSuppressionList(MongoDatabase database) {
        rows = database.getCollection("suppressions", BsonDocument.class);
    }

    @Override
    public boolean contains(String addressKey) {
        return rows.find(eq("_id", addressKey)).first() != null;
    }

    @Override
    public void add(String addressKey, EndReason reason, Instant at) {
        var row = Updates.combine(Updates.setOnInsert("reason", reason.word()), Updates.setOnInsert("at", at));
        rows.updateOne(eq("_id", addressKey), row, new UpdateOptions().upsert(true));
    }

    /** @return those of {@code addressKeys} that are on the list */
    Set<String> among(Collection<String> addressKeys) {
        return addressKeys.isEmpty()
                ? Set.of()
                : rows.find(in("_id", addressKeys))
                        .map(row -> row.getString("_id").getValue())
                        .into(new HashSet<>());
    }
}
