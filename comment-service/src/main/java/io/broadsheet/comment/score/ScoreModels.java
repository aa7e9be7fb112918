package io.broadsheet.comment.score;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import io.broadsheet.chassis.store.RecordBson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** One document a language in {@code score_models}: {@link Learned} and, packed, the newest {@code model}. */
@Repository
class ScoreModels {

    private static final String MODEL = "model";
    private static final String VERSION = "version";
    /** All that {@link Learned} has of a model but its past. */
    private static final List<String> LEARNED =
            List.of(VERSION, "trainedAt", "learnedFrom", "figures", "since", "refusing", "approving");

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

    /** There are too few decisions, and what was learned goes: those it was learned from are gone, and it has their words. */
    void forget(String language, int approved, int refused, Instant at) {
        var changes = new ArrayList<Bson>(
                List.of(set("approved", approved), set("refused", refused), set("countedAt", at), unset(MODEL)));
        LEARNED.forEach(field -> changes.add(unset(field)));
        documents.updateOne(eq("_id", language), combine(changes), new UpdateOptions().upsert(true));
    }

    /**
     * @param before the version that is there, absent for none
     * @return false if another one has put one first: nothing was changed
     */
    boolean put(String language, @Nullable Long before, Learned learned, byte[] model) {
        var fields = new ArrayList<Bson>();
        translation.encode(learned).forEach((name, value) -> fields.add(set(name, value)));
        fields.add(set(MODEL, new BsonBinary(model)));
        var isBefore = and(eq("_id", language), before == null ? exists(VERSION, false) : eq(VERSION, before));
        try {
            var options = new UpdateOptions().upsert(before == null);
            var result = documents.updateOne(isBefore, combine(fields), options);
            return result.getMatchedCount() == 1 || result.getUpsertedId() != null;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }
}
