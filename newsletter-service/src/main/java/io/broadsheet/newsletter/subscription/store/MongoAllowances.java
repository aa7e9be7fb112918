package io.broadsheet.newsletter.subscription.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import io.broadsheet.chassis.store.CollectionIndexes;
import io.broadsheet.newsletter.subscription.domain.Allowances;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;

/** {@code allowances}: a row per key, with what is {@code taken} of it. */
final class MongoAllowances implements Allowances {
    static final CollectionIndexes INDEXES = new CollectionIndexes(
            "allowances", List.of(CollectionIndexes.plain("end", ascending("end"), "what is over")));

    private final MongoCollection<BsonDocument> rows;

    MongoAllowances(MongoDatabase database) {
        rows = database.getCollection("allowances", BsonDocument.class);
    }

    @Override
    public long take(String key, int most, Instant end) {
        var left = and(eq("_id", key), lt("taken", most));
        var taken = combine(inc("taken", 1L), setOnInsert("end", end));
        try {
            rows.updateOne(left, taken, new UpdateOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            // Used up, unless another took the first of it at the same time.
            if (rows.updateOne(left, taken).getMatchedCount() == 0) {
                return most + 1L;
            }
        }
        var row = rows.find(eq("_id", key)).first();
        return row == null ? 1 : row.getNumber("taken").longValue();
    }

    @Override
    public long forget(Instant endedBefore, int limit) {
        var over = rows.find(lt("end", endedBefore))
                .limit(limit)
                .projection(include("_id"))
                .map(row -> row.getString("_id").getValue())
                .into(new ArrayList<>());
        return over.isEmpty() ? 0 : rows.deleteMany(in("_id", over)).getDeletedCount();
    }
}
