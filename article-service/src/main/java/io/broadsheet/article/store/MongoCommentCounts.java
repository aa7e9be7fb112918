package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.article.application.CommentCounts;
import io.broadsheet.chassis.messaging.Projection;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonDocument;
import org.springframework.stereotype.Repository;

/** Comment counts in {@code comment_counts}: {@code {_id: article, version, visible}}. */
@Repository
class MongoCommentCounts implements CommentCounts {

    private final MongoCollection<BsonDocument> counts;
    private final Projection projection;

    MongoCommentCounts(MongoDatabase database) {
        this.counts = database.getCollection("comment_counts", BsonDocument.class);
        this.projection = new Projection(counts);
    }

    @Override
    public void put(Map<UUID, Count> latest) {
        projection.putAll(latest.entrySet().stream()
                .map(each -> new Projection.State(
                        each.getKey(),
                        each.getValue().version(),
                        set("visible", each.getValue().visible())))
                .toList());
    }

    @Override
    public Map<UUID, Count> of(Collection<UUID> articles) {
        var found = new HashMap<UUID, Count>();
        counts.find(in("_id", articles))
                .forEach(read -> found.put(
                        read.getBinary("_id").asUuid(),
                        new Count(
                                read.getNumber("version").longValue(),
                                read.getNumber("visible").longValue())));
        return found;
    }
}
