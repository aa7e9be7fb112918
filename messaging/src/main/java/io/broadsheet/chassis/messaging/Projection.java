package io.broadsheet.chassis.messaging;

import static com.mongodb.ErrorCategory.DUPLICATE_KEY;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.List;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.conversions.Bson;

/**
 * A local copy of another aggregate's state, by its id and version: {@code {_id, version, ...}}. Records may come twice,
 * late or in any order across subjects; the copy ends up as the highest version says.
 */
public final class Projection {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<BsonDocument> documents;

    public Projection(MongoCollection<BsonDocument> documents) {
        this.documents = documents;
    }

    /**
     * Takes over a state unless a later one, or the erasure, is here already.
     *
     * @param update sets the state's fields, never {@code _id} or {@code version}
     * @return whether anything changed
     */
    public boolean put(UUID id, long version, Bson update) {
        try {
            documents.updateOne(older(id, version), to(version, update), UPSERT);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == DUPLICATE_KEY) {
                return putOnWhatIsThere(id, version, update);
            }
            throw e;
        }
    }

    /** A state that is taken over, as {@link #put} says. */
    public record State(UUID id, long version, Bson update) {}

    /** Several in one command. */
    public void putAll(List<State> states) {
        if (states.isEmpty()) {
            return;
        }
        try {
            documents.bulkWrite(states.stream().map(Projection::write).toList(), UNORDERED);
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null
                    || e.getWriteErrors().stream().anyMatch(error -> error.getCategory() != DUPLICATE_KEY)) {
                throw e;
            }
            e.getWriteErrors().stream()
                    .map(error -> states.get(error.getIndex()))
                    .forEach(state -> putOnWhatIsThere(state.id(), state.version(), state.update()));
        }
    }

    private static UpdateOneModel<BsonDocument> write(State state) {
        return new UpdateOneModel<>(older(state.id(), state.version()), to(state.version(), state.update()), UPSERT);
    }

    private static Bson older(UUID id, long version) {
        return and(eq("_id", id), lt("version", version), ne("erased", true));
    }

    private static Bson to(long version, Bson update) {
        return combine(update, set("version", version));
    }

    /** It is there. Not older, unless an older one was inserted at the same moment: then this one is put on it. */
    private boolean putOnWhatIsThere(UUID id, long version, Bson update) {
        return documents.updateOne(older(id, version), to(version, update)).getMatchedCount() == 1;
    }

    /**
     * Leaves nothing but {@code {_id, version, erased: true}}, so that a late record cannot bring it back.
     *
     * @return whether anything changed
     */
    public boolean erase(UUID id, long version) {
        return erase(id, version, new BsonDocument());
    }

    /**
     * As {@link #erase(UUID, long)}.
     *
     * @param more what the marker says beside, such as when it may be forgotten
     */
    public boolean erase(UUID id, long version, BsonDocument more) {
        var marker = new BsonDocument("_id", new BsonBinary(id))
                .append("version", new BsonInt64(version))
                .append("erased", BsonBoolean.TRUE);
        marker.putAll(more);
        Bson kept = and(eq("_id", id), ne("erased", true));
        try {
            documents.replaceOne(kept, marker, new ReplaceOptions().upsert(true));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == DUPLICATE_KEY) {
                // It is there: erased already, unless a state was inserted at the same moment.
                return documents.replaceOne(kept, marker).getMatchedCount() == 1;
            }
            throw e;
        }
    }
}
