package io.broadsheet.comment.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import io.broadsheet.comment.domain.Moderators;
import java.time.Duration;
import java.time.Instant;
import org.bson.BsonDocument;
import org.springframework.stereotype.Repository;

/** Moderators, in {@code moderators}: their subjects and when each was seen, to within an hour. */
@Repository
class MongoModerators implements Moderators {

    private static final Duration EXACT_TO = Duration.ofHours(1);

    private final MongoCollection<BsonDocument> documents;

    MongoModerators(MongoDatabase database) {
        this.documents = database.getCollection("moderators", BsonDocument.class);
    }

    @Override
    public void seen(String subject, Instant now) {
        if (documents
                        .find(and(eq("_id", subject), gt("seen", now.minus(EXACT_TO))))
                        .first()
                == null) {
            documents.updateOne(eq("_id", subject), set("seen", now), new UpdateOptions().upsert(true));
        }
    }

    @Override
    public boolean anyBesides(String subject, Instant since) {
        return documents.find(and(ne("_id", subject), gte("seen", since))).first() != null;
    }

    @Override
    public void forgetBefore(Instant limit) {
        documents.deleteMany(lt("seen", limit));
    }
}
