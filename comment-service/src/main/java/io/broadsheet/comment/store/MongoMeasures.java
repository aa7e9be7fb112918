package io.broadsheet.comment.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import io.broadsheet.comment.domain.Comments.Call;
import io.broadsheet.comment.domain.Comments.Position;
import io.broadsheet.comment.domain.EndedMeasure;
import io.broadsheet.comment.domain.KeyReused;
import io.broadsheet.comment.domain.Measure;
import io.broadsheet.comment.domain.Measures;
import io.broadsheet.comment.domain.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    /** Those that are over, without whom they were about. */
    static final String ENDED = "moderation_measures_ended";

    static final String CALL = "idempotency.key";

    /** More than that are not kept in memory. */
    private static final int MOST_KEPT = 2_000;

    private static final String ENDED_AT = "endedAt";
    private static final String ENDED_BY = "endedBy";
    /** When it was to end, of one that a moderator ended. */
    private static final String MEANT = "meant";

    private final MongoCollection<Document> documents;
    private final MongoCollection<Document> ended;
    /** Until when each key is one that a measure is about; absent if they are too many. */
    private final ReadLately<Optional<Map<String, Instant>>> kept = new ReadLately<>(this::ends);

    private final MeasuredNames names;

    MongoMeasures(MongoDatabase database, Names names) {
        this.documents = database.getCollection(COLLECTION);
        this.ended = database.getCollection(ENDED);
        this.names = new MeasuredNames(names);
    }

    @Override
    public Measure add(Measure measure, @Nullable Call call) {
        var document = new Document("_id", measure.id())
                .append("kind", measure.kind().name())
                .append("name", measure.name())
                .append("keys", names.kept(measure))
                .append("reason", measure.reason())
                .append("by", measure.by())
                .append("at", Date.from(measure.at()))
                .append("until", Date.from(measure.until()));
        if (call != null) {
            document.append("idempotency", new Document("key", call.key()).append("body", call.body()));
        }
        try {
            insert(document);
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

    private void insert(Document measure) {
        try {
            documents.insertOne(measure);
        } finally {
            kept.changed();
        }
    }

    /** One write ends it, for older builds too; what is left of it goes to its place then, or with the retention. */
    @Override
    public boolean end(UUID id, String by, Instant now) {
        Document found =
                documents.find(and(eq("_id", id), gt("until", Date.from(now)))).first();
        if (found == null || !endNow(found, by, now)) {
            return false;
        }
        move(documents.find(eq("_id", id)).into(new ArrayList<>()));
        return true;
    }

    private boolean endNow(Document found, String by, Instant now) {
        try {
            Date meant = found.getDate("until");
            return documents
                            .updateOne(
                                    and(eq("_id", found.get("_id")), eq("until", meant)),
                                    combine(set("until", Date.from(now)), set(MEANT, meant), set(ENDED_BY, by)))
                            .getMatchedCount()
                    == 1;
        } finally {
            kept.changed();
        }
    }

    @Override
    public List<EndedMeasure> ended(@Nullable Position after, int limit) {
        return ended.find(after == null ? new Document() : Paging.earlier(ENDED_AT, after))
                .sort(descending(ENDED_AT, "_id"))
                .limit(limit)
                .map(found -> new EndedMeasure(
                        found.get("_id", UUID.class),
                        Measure.Kind.valueOf(found.getString("kind")),
                        found.getString("reason"),
                        found.getString("by"),
                        found.getDate("at").toInstant(),
                        found.getDate("until").toInstant(),
                        found.getDate(ENDED_AT).toInstant(),
                        found.getString(ENDED_BY)))
                .into(new ArrayList<>());
    }

    /** Whoever comes second, after a crash or beside another instance, changes nothing. */
    private void move(List<Document> over) {
        if (over.isEmpty()) {
            return;
        }
        ended.bulkWrite(over.stream()
                .map(measure -> new UpdateOneModel<Document>(
                        eq("_id", measure.get("_id")),
                        setOnInsert(whatIsLeft(measure)),
                        new UpdateOptions().upsert(true)))
                .toList());
        documents.deleteMany(
                in("_id", over.stream().map(measure -> measure.get("_id")).toList()));
    }

    private static Document whatIsLeft(Document measure) {
        Date until = measure.getDate("until");
        var left = new Document("kind", measure.getString("kind"))
                .append("reason", measure.getString("reason"))
                .append("by", measure.getString("by"))
                .append("at", measure.getDate("at"))
                .append("until", measure.get(MEANT, until))
                .append(ENDED_AT, until);
        return measure.containsKey(ENDED_BY) ? left.append(ENDED_BY, measure.getString(ENDED_BY)) : left;
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
        return kept.get()
                .map(ends -> keys.stream().map(ends::get).anyMatch(end -> end != null && end.isAfter(now)))
                .orElseGet(() -> isAnyOn(keys, now));
    }

    private Optional<Map<String, Instant>> ends() {
        var ends = new HashMap<String, Instant>();
        int measures = 0;
        for (Document found :
                documents.find().projection(include("keys", "name", "until")).limit(MOST_KEPT + 1)) {
            Instant until = found.getDate("until").toInstant();
            names.of(found).forEach(key -> ends.merge(key, until, (one, other) -> one.isAfter(other) ? one : other));
            measures++;
        }
        return measures > MOST_KEPT ? Optional.empty() : Optional.of(ends);
    }

    private boolean isAnyOn(Collection<String> keys, Instant now) {
        return documents
                .find(and(in("keys", MeasuredNames.asKept(keys)), gt("until", Date.from(now))))
                .projection(include("keys", "name"))
                .limit(MOST_KEPT)
                .into(new ArrayList<>())
                .stream()
                .anyMatch(found -> !Collections.disjoint(names.of(found), keys));
    }

    @Override
    public int forgetEnded(Instant now, int most) {
        List<Document> over = documents
                .find(lte("until", Date.from(now)))
                .sort(ascending("until"))
                .limit(most)
                .into(new ArrayList<>());
        move(over);
        return over.size();
    }
}
