package io.broadsheet.comment.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.broadsheet.comment.domain.Limits;
import io.broadsheet.comment.domain.RecentComments;
import io.broadsheet.comment.domain.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Fingerprints of what was sent lately, in {@code recent_comments}. */
@Repository
class MongoRecentComments implements RecentComments {

    static final String COLLECTION = "recent_comments";

    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> documents;

    MongoRecentComments(MongoDatabase database) {
        this.documents = database.getCollection(COLLECTION);
    }

    @Override
    public int note(Sent sent, Instant since) {
        var row = new Document("_id", sent.id())
                .append("commentId", sent.commentId())
                .append("articleId", sent.articleId())
                .append("network", sent.network())
                .append("name", sent.name())
                .append("words", sent.words())
                .append("at", Date.from(sent.at()));
        // Before looking: of two at once at least one sees the other.
        documents.replaceOne(eq("_id", sent.id()), row, UPSERT);
        Bson others = and(gte("at", Date.from(since)), ne("_id", sent.id()), ne("commentId", sent.commentId()));
        Set<Object> found = new HashSet<>();
        for (Bson where : List.of(eq("network", sent.network()), eq("articleId", sent.articleId()))) {
            documents
                    .find(and(eq("words", sent.words()), where, others))
                    .projection(include("_id"))
                    .limit(MOST)
                    .forEach(other -> found.add(other.get("_id")));
        }
        return Math.min(MOST, found.size());
    }

    @Override
    public int count(String network, UUID articleId, Instant since, int most) {
        return documents
                .find(and(eq("network", network), eq("articleId", articleId), gte("at", Date.from(since))))
                .projection(include("_id"))
                .limit(most)
                .into(new ArrayList<>())
                .size();
    }

    @Override
    public Standing.Rates rates(Sent sent, Instant since, Limits limits) {
        Bson others = and(gte("at", Date.from(since)), ne("_id", sent.id()), ne("commentId", sent.commentId()));
        return new Standing.Rates(
                count(and(eq("name", sent.name()), others), limits.perName()),
                count(and(eq("network", sent.network()), others), limits.perNetwork()),
                count(and(eq("articleId", sent.articleId()), others), limits.perArticle()));
    }

    private int count(Bson which, @Nullable Integer most) {
        return most == null
                ? 0
                : documents
                        .find(which)
                        .projection(include("_id"))
                        .limit(most)
                        .into(new ArrayList<>())
                        .size();
    }

    @Override
    public Optional<String> networkOf(UUID commentId) {
        return Optional.ofNullable(documents.find(eq("commentId", commentId)).first())
                .map(row -> row.getString("network"));
    }

    @Override
    public void forget(UUID commentId) {
        documents.deleteMany(eq("commentId", commentId));
    }

    @Override
    public int forgetBefore(Instant limit, int most) {
        var old = documents
                .find(lt("at", Date.from(limit)))
                .sort(ascending("at"))
                .projection(include("_id"))
                .limit(most)
                .map(row -> row.get("_id"))
                .into(new ArrayList<>());
        documents.deleteMany(in("_id", old));
        return old.size();
    }
}
