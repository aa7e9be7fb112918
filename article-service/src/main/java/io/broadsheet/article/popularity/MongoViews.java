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

/** Tallies in {@code views}: {@code {_id: article, topic, offset, looks, heat: {1h, 24h, 7d, 30d}}}. */
@Repository
class MongoViews implements Tallies {

    static final String VIEWS = "views";

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final BulkWriteOptions EACH = new BulkWriteOptions().ordered(false);

    private final MongoCollection<BsonDocument> views;

    MongoViews(MongoDatabase database) {
        this.views = database.getCollection(VIEWS, BsonDocument.class);
    }

    static String heat(Window window) {
        return "heat." + window.word();
    }

    @Override
    public Map<UUID, Tally> of(Collection<UUID> articles) {
        var found = new HashMap<UUID, Tally>();
        views.find(in("_id", articles)).forEach(read -> {
            var tally = tally(read);
            found.put(tally.article(), tally);
        });
        return found;
    }

    private static Tally tally(BsonDocument read) {
        var heat = new EnumMap<Window, Heat>(Window.class);
        var stored = read.getDocument("heat");
        for (var window : Window.values()) {
            heat.put(window, new Heat(stored.getNumber(window.word()).doubleValue()));
        }
        return new Tally(
                read.getBinary("_id").asUuid(),
                read.getString("topic").getValue(),
                read.getNumber("offset").longValue(),
                read.getNumber("looks").longValue(),
                heat);
    }

    @Override
    public void keep(Collection<Tally> tallies) {
        var writes = new ArrayList<WriteModel<BsonDocument>>();
        for (var tally : tallies) {
            writes.add(new UpdateOneModel<>(older(tally), update(tally), UPSERT));
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

    private static Bson older(Tally tally) {
        return and(eq("_id", tally.article()), or(lt("offset", tally.offset()), ne("topic", tally.topic())));
    }

    private static Bson update(Tally tally) {
        var changes = new ArrayList<Bson>();
        changes.add(set("topic", tally.topic()));
        changes.add(set("offset", tally.offset()));
        changes.add(set("looks", tally.looks()));
        tally.heat().forEach((window, heat) -> changes.add(set(heat(window), heat.log())));
        return combine(changes);
    }

    @Override
    public List<UUID> hottest(Window window, Instant now, int limit) {
        var field = heat(window);
        return views.find(gte(field, Heat.faint(now, window.length()).log()))
                .sort(descending(field))
                .limit(limit)
                .projection(include("_id"))
                .map(read -> read.getBinary("_id").asUuid())
                .into(new ArrayList<>());
    }
}
