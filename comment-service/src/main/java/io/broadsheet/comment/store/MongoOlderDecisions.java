package io.broadsheet.comment.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.broadsheet.comment.domain.Decision;
import io.broadsheet.comment.domain.OlderDecisions;
import io.broadsheet.comment.domain.Trail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Older decisions in {@code comment_older_decisions}. */
@Repository
class MongoOlderDecisions implements OlderDecisions {

    static final String COLLECTION = "comment_older_decisions";

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<OlderDecisionsDocument> documents;
    private final MongoCollection<Document> rows;

    MongoOlderDecisions(MongoDatabase database) {
        this.documents = database.getCollection(COLLECTION, OlderDecisionsDocument.class);
        this.rows = database.getCollection(COLLECTION);
    }

    @Override
    public Map<UUID, List<Decision>> of(Collection<UUID> commentIds) {
        var found = new HashMap<UUID, List<Decision>>();
        for (UUID id : commentIds) {
            var latestFirst = documents
                    .find(eq("commentId", id))
                    .sort(descending("last"))
                    .limit(MOST / Trail.LEAST_KEPT)
                    .into(new ArrayList<>());
            if (!latestFirst.isEmpty()) {
                found.put(
                        id,
                        latestFirst.reversed().stream()
                                .flatMap(some -> DecisionDocument.decisions(List.of(), some.decisions()).stream())
                                .toList());
            }
        }
        return found;
    }

    @Override
    public void keep(UUID commentId, List<Decision> decisions) {
        var first = decisions.getFirst().at();
        replace(commentId + "/" + first.toEpochMilli() + "/" + decisions.size(), commentId, decisions);
    }

    private void replace(String id, UUID commentId, List<Decision> decisions) {
        boolean worded = !decisions.equals(Decision.withoutReasons(decisions));
        var some = new OlderDecisionsDocument(
                id, commentId, decisions.getLast().at(), DecisionDocument.all(decisions), worded ? true : null);
        documents.replaceOne(eq("_id", id), some, UPSERT);
    }

    @Override
    public void forgetReasons(UUID commentId) {
        for (var some : documents
                .find(and(eq("commentId", commentId), eq("worded", true)))
                .into(new ArrayList<>())) {
            var decisions = DecisionDocument.decisions(List.of(), some.decisions());
            replace(some.id(), commentId, Decision.withoutReasons(decisions));
        }
    }

    @Override
    public List<UUID> withReasons(@Nullable UUID after, int limit) {
        var worded = eq("worded", true);
        return rows.find(after == null ? worded : and(worded, gt("commentId", after)))
                .sort(ascending("commentId"))
                .projection(include("commentId"))
                .limit(limit)
                .map(row -> row.get("commentId", UUID.class))
                .into(new ArrayList<>());
    }
}
