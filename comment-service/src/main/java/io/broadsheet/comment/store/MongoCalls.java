package io.broadsheet.comment.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.comment.domain.Calls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** In {@code comments}, outside of their versions: nobody who read a comment has read another one for this. */
@Repository
class MongoCalls implements Calls {

    private final MongoCollection<Document> documents;

    MongoCalls(MongoDatabase database) {
        this.documents = database.getCollection(MongoComments.COLLECTION);
    }

    /** By the index of keys, in which only those are that were not forgotten yet. */
    @Override
    public int forgetBefore(Instant limit, int most) {
        var old = documents
                .find(and(gt("idempotency.key", ""), lt("postedAt", Date.from(limit))))
                .limit(most)
                .projection(include("_id"))
                .map(found -> found.get("_id"))
                .into(new ArrayList<>());
        documents.updateMany(in("_id", old), unset("idempotency"));
        return old.size();
    }
}
