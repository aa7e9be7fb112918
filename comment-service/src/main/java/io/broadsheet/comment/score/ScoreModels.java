package io.broadsheet.comment.score;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import io.broadsheet.chassis.store.RecordBson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/** One document a language in {@code score_models}: {@link Learned} and, packed, the newest {@code model}. */
@Repository
class ScoreModels {

    private static final String MODEL = "model";
    private static final String VERSION = "version";

    private final MongoCollection<BsonDocument> documents;
    private final RecordBson<Learned> translation;

    ScoreModels(MongoDatabase database) {
        documents = database.getCollection("score_models", BsonDocument.class);
        translation = new RecordBson<>(Learned.class, database.getCodecRegistry());
    }

    /** By language, without the models. */
    Map<String, Learned> all() {
        var all = new TreeMap<String, Learned>();
        documents
                .find()
                .projection(exclude(MODEL))
                .forEach(found -> all.put(found.getString("_id").getValue(), translation.decode(found)));
        return all;
    }

    /** By language, of those that have a model. */
    Map<String, Long> versions() {
        var versions = new HashMap<String, Long>();
        documents
                .find(exists(VERSION, true))
                .projection(include(VERSION))
                .forEach(found -> versions.put(
                        found.getString("_id").getValue(),
                        found.getNumber(VERSION).longValue()));
        return versions;
    }

    Optional<Learned> find(String language) {
        return Optional.ofNullable(documents
                        .find(eq("_id", language))
                        .projection(exclude(MODEL))
                        .first())
                .map(translation::decode);
    }

    /** @return packed, and which version it is; empty if there is none */
    Optional<Stored> model(String language) {
        var found = documents
                .find(eq("_id", language))
                .projection(include(MODEL, VERSION))
                .into(new ArrayList<>());
        return found.isEmpty() || !found.getFirst().containsKey(MODEL)
                ? Optional.empty()
                : Optional.of(new Stored(
                        found.getFirst().getNumber(VERSION).longValue(),
                        found.getFirst().getBinary(MODEL).getData()));
    }

    record Stored(long version, byte[] packed) {}

    /** How many decisions there are; the model stays. */
    void count(String language, int approved, int refused, Instant at) {
        documents.updateOne(
                eq("_id", language),
                combine(set("approved", approved), set("refused", refused), set("countedAt", at)),
                new UpdateOptions().upsert(true));
    }

    /** @return false if another one has put that version first: nothing was changed */
    boolean put(String language, Learned learned, byte[] model) {
        var fields = new ArrayList<Bson>();
        translation.encode(learned).forEach((name, value) -> fields.add(set(name, value)));
        fields.add(set(MODEL, new BsonBinary(model)));
        long version = learned.versionOrNone();
        var before = version == 1
                ? and(eq("_id", language), exists(VERSION, false))
                : and(eq("_id", language), eq(VERSION, version - 1));
        try {
            var options = new UpdateOptions().upsert(version == 1);
            var result = documents.updateOne(before, combine(fields), options);
            return result.getMatchedCount() == 1 || result.getUpsertedId() != null;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }
}
