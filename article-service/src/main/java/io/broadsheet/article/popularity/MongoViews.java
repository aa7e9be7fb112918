package io.broadsheet.article.popularity;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/** View counts in {@code views}: {@code {_id: article, topic: "ID/PARTITION", offset, looks, heat: {1h, 24h, 7d, 30d}}}. */
@Repository
class MongoViews implements ViewCounts {

    static final String VIEWS = "views";

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final BulkWriteOptions EACH = new BulkWriteOptions().ordered(false);

    private final MongoCollection<BsonDocument> views;

    MongoViews(MongoDatabase database) {
        this.views = database.getCollection(VIEWS, BsonDocument.class);
    }

    static String decayed(Window window) {
        return "heat." + window.word();
    }

    @Override
    public Map<UUID, ViewCount> of(Collection<UUID> articles) {
        var found = new HashMap<UUID, ViewCount>();
        views.find(in("_id", articles)).forEach(read -> {
            var count = count(read);
            found.put(count.article(), count);
        });
        return found;
    }

    private static ViewCount count(BsonDocument read) {
        var decayed = new EnumMap<Window, DecayedCount>(Window.class);
        var stored = read.getDocument("heat");
        for (var window : Window.values()) {
            decayed.put(window, new DecayedCount(stored.getNumber(window.word()).doubleValue()));
        }
        return new ViewCount(
                read.getBinary("_id").asUuid(),
                read.getString("topic").getValue(),
                read.getNumber("offset").longValue(),
                read.getNumber("looks").longValue(),
                decayed);
    }

    @Override
    public void keep(Collection<ViewCount> counts) {
        var writes = new ArrayList<WriteModel<BsonDocument>>();
        for (var count : counts) {
            writes.add(new UpdateOneModel<>(older(count), update(count), UPSERT));
        }
        if (writes.isEmpty()) {
            return;
        }
        try {
            views.bulkWrite(writes, EACH);
        } catch (MongoBulkWriteException failure) {
            requireOnlyLater(failure);
        }
    }

    /** What is there and not older is not matched, and cannot be inserted a second time. */
    private static void requireOnlyLater(MongoBulkWriteException failure) {
        if (failure.getWriteConcernError() != null
                || failure.getWriteErrors().stream()
                        .anyMatch(error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
            throw failure;
        }
    }

    private static Bson older(ViewCount count) {
        return and(eq("_id", count.article()), or(lt("offset", count.offset()), ne("topic", count.topic())));
    }

    private static Bson update(ViewCount count) {
        var changes = new ArrayList<Bson>();
        changes.add(set("topic", count.topic()));
        changes.add(set("offset", count.offset()));
        changes.add(set("looks", count.views()));
        count.decayed().forEach((window, decayed) -> changes.add(set(decayed(window), decayed.log())));
        return combine(changes);
    }

    @Override
    public List<UUID> mostViewed(Window window, Instant now, int limit) {
        var field = decayed(window);
        return views.find(gte(field, DecayedCount.faint(now, window.length()).log()))
                .sort(descending(field))
                .limit(limit)
                .projection(include("_id"))
                .map(read -> read.getBinary("_id").asUuid())
                .into(new ArrayList<>());
    }
}
