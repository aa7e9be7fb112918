package io.broadsheet.comment.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.comment.domain.Comments.Call;
import io.broadsheet.comment.domain.Comments.Position;
import io.broadsheet.comment.domain.KeyReused;
import io.broadsheet.comment.domain.Measure;
import io.broadsheet.comment.domain.Measures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Measures, in {@code moderation_measures}. */
@Repository
class MongoMeasures implements Measures {

    static final String COLLECTION = "moderation_measures";

    static final String CALL = "idempotency.key";

    private final MongoCollection<Document> documents;

    MongoMeasures(MongoDatabase database) {
        this.documents = database.getCollection(COLLECTION);
    }

    @Override
    public Measure add(Measure measure, @Nullable Call call) {
        var document = new Document("_id", measure.id())
                .append("kind", measure.kind().name())
                .append("name", measure.name())
                .append("keys", List.copyOf(measure.keys()))
                .append("reason", measure.reason())
                .append("by", measure.by())
                .append("at", Date.from(measure.at()))
                .append("until", Date.from(measure.until()));
        if (call != null) {
            document.append("idempotency", new Document("key", call.key()).append("body", call.body()));
        }
        try {
            documents.insertOne(document);
            return measure;
        } catch (MongoWriteException e) {
            Document before = call != null && e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY
                    ? documents.find(eq(CALL, call.key())).first()
                    : null;
            if (call == null || before == null) {
                throw e;
            }
            if (!call.body().equals(before.get("idempotency", Document.class).getString("body"))) {
                throw new KeyReused();
            }
            return measure(before);
        }
    }

    @Override
    public boolean remove(UUID id) {
        return documents.deleteOne(eq("_id", id)).getDeletedCount() == 1;
    }

    @Override
    public List<Measure> list(Instant now, @Nullable Position after, int limit) {
        Bson counting = gt("until", Date.from(now));
        return documents
                .find(after == null ? counting : and(counting, Paging.later("until", after)))
                .sort(ascending("until", "_id"))
                .limit(limit)
                .map(MongoMeasures::measure)
                .into(new ArrayList<>());
    }

    private static Measure measure(Document found) {
        return new Measure(
                found.get("_id", UUID.class),
                Measure.Kind.valueOf(found.getString("kind")),
                found.getString("name"),
                Set.copyOf(found.getList("keys", String.class)),
                found.getString("reason"),
                found.getString("by"),
                found.getDate("at").toInstant(),
                found.getDate("until").toInstant());
    }

    @Override
    public boolean anyOn(Collection<String> keys, Instant now) {
        return documents
                        .find(and(in("keys", keys), gt("until", Date.from(now))))
                        .projection(include("_id"))
                        .first()
                != null;
    }

    @Override
    public int forgetEnded(Instant now, int most) {
        var ended = documents
                .find(lte("until", Date.from(now)))
                .sort(ascending("until"))
                .projection(include("_id"))
                .limit(most)
                .map(found -> found.get("_id"))
                .into(new ArrayList<>());
        documents.deleteMany(in("_id", ended));
        return ended.size();
    }
}
