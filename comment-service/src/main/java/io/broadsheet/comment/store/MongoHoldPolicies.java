package io.broadsheet.comment.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.comment.domain.HoldPolicies;
import io.broadsheet.comment.domain.HoldPolicy;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.springframework.stereotype.Repository;

/** The policy in MongoDB: the one document of {@code policy}. */
@Repository
class MongoHoldPolicies implements HoldPolicies {

    private static final String ID = "hold";

    private final MongoCollection<BsonDocument> documents;

    MongoHoldPolicies(MongoDatabase database) {
        this.documents = database.getCollection("policy", BsonDocument.class);
    }

    @Override
    public Current current() {
        BsonDocument found = documents.find(eq("_id", ID)).first();
        return found == null
                ? new Current(HoldPolicy.DEFAULT, 0)
                : new Current(
                        new HoldPolicy(
                                HoldPolicy.Mode.valueOf(found.getString("mode").getValue()),
                                found.getNumber("linksAllowed").intValue()),
                        found.getNumber("version").longValue());
    }

    @Override
    public boolean replace(HoldPolicy policy, long expected) {
        return expected == 0 ? insert(policy) : update(policy, expected);
    }

    private boolean insert(HoldPolicy policy) {
        try {
            documents.insertOne(new BsonDocument("_id", new BsonString(ID))
                    .append("version", new BsonInt64(1))
                    .append("mode", new BsonString(policy.mode().name()))
                    .append("linksAllowed", new BsonInt32(policy.linksAllowed())));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private boolean update(HoldPolicy policy, long expected) {
        var change = combine(
                set("mode", policy.mode().name()), set("linksAllowed", policy.linksAllowed()), inc("version", 1L));
        return documents
                        .updateOne(and(eq("_id", ID), eq("version", expected)), change)
                        .getMatchedCount()
                == 1;
    }
}
