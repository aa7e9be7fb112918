package io.broadsheet.comment.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
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
    public Others note(Sent sent, Instant since, Instant lately, int most) {
        var row = row(sent);
        try {
            documents.insertOne(row);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            documents.replaceOne(eq("_id", sent.id()), row, UPSERT); // perhaps forgotten meanwhile
        }
        return others(sent, since, lately, most);
    }

    private static Document row(Sent sent) {
        return new Document("_id", sent.id())
                .append("commentId", sent.commentId())
                .append("articleId", sent.articleId())
                .append("authorId", sent.authorId())
                .append("network", sent.network())
                .append("name", sent.name())
                .append("words", sent.words())
                .append("at", Date.from(sent.at()));
    }

    /** Most comments have few others or none, so that one query tells of all of them. */
    private Others others(Sent sent, Instant since, Instant lately, int most) {
        Bson same = and(eq("words", sent.words()), gte("at", Date.from(since)));
        Bson ofNetwork = and(
                eq("network", sent.network()),
                eq("articleId", sent.articleId()),
                gte("at", Date.from(lately)),
                lte("at", Date.from(sent.at())));
        int enough = 2 * MOST + most;
        var all = documents
                .find(or(same, ofNetwork))
                .projection(include("commentId", "network", "articleId", "words", "at"))
                .limit(enough)
                .into(new ArrayList<>());
        if (all.size() == enough) { // some of a kind may be missing
            all.clear();
            Bson sameOfNetwork = and(same, eq("network", sent.network()));
            Bson onArticle = eq("articleId", sent.articleId());
            for (Bson kind :
                    List.of(sameOfNetwork, and(sameOfNetwork, onArticle), and(same, onArticle), same, ofNetwork)) {
                documents
                        .find(and(kind, besides(sent)))
                        .limit(Math.max(MOST, most))
                        .into(all);
            }
        }
        Set<Object> anywhere = new HashSet<>();
        Set<Object> here = new HashSet<>();
        Set<Object> near = new HashSet<>();
        Set<Object> nearHere = new HashSet<>();
        Set<Object> ofThisNetwork = new HashSet<>();
        for (Document other : all) {
            Object id = other.get("_id");
            if (sent.id().equals(id) || sent.commentId().equals(other.get("commentId"))) {
                continue;
            }
            boolean isOfNetwork = sent.network().equals(other.get("network"));
            boolean isOnArticle = sent.articleId().equals(other.get("articleId"));
            if (sent.words().equals(other.get("words"))) {
                anywhere.add(id);
                if (isOfNetwork || isOnArticle) {
                    here.add(id);
                }
                if (isOfNetwork) {
                    near.add(id);
                }
                if (isOfNetwork && isOnArticle) {
                    nearHere.add(id);
                }
            }
            if (isOfNetwork
                    && isOnArticle
                    && !other.getDate("at").toInstant().isBefore(lately)
                    && isBefore(other, sent)) {
                ofThisNetwork.add(id);
            }
        }
        return new Others(
                Math.min(MOST, here.size()),
                Math.min(MOST, near.size()),
                Math.min(MOST, nearHere.size()),
                Math.min(MOST, anywhere.size()),
                Math.min(most, ofThisNetwork.size()));
    }

    /** Of many at once only those that came first count against the others, or all would be refused. */
    private static boolean isBefore(Document other, Sent sent) {
        int order = other.getDate("at").compareTo(Date.from(sent.at()));
        return order < 0
                || order == 0
                        && other.get("commentId", UUID.class)
                                        .toString()
                                        .compareTo(sent.commentId().toString())
                                < 0;
    }

    private static Bson besides(Sent sent) {
        return and(ne("_id", sent.id()), ne("commentId", sent.commentId()));
    }

    @Override
    public Standing.Rates rates(Sent sent, boolean isKnown, Instant since, Limits limits) {
        Bson others = and(gte("at", Date.from(since)), besides(sent));
        Bson ofName = eq("name", sent.name());
        return new Standing.Rates(
                count(and(isKnown ? and(ofName, eq("authorId", sent.authorId())) : ofName, others), limits.perName()),
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
    public Optional<Sent> latestOf(UUID commentId) {
        return Optional.ofNullable(documents
                        .find(eq("commentId", commentId))
                        .sort(descending("at"))
                        .first())
                .map(row -> new Sent(
                        row.getString("_id"),
                        commentId,
                        row.get("articleId", UUID.class),
                        row.get("authorId", UUID.class),
                        row.getString("network"),
                        row.getString("name"),
                        row.getString("words"),
                        row.getDate("at").toInstant()));
    }

    @Override
    public void isOf(String id, UUID commentId) {
        documents.updateOne(eq("_id", id), set("commentId", commentId));
    }

    @Override
    public void putBack(Sent refused, @Nullable Sent before) {
        // Another one that was not refused may be there by now.
        Bson same = and(eq("_id", refused.id()), eq("words", refused.words()), eq("at", Date.from(refused.at())));
        if (before == null) {
            documents.deleteOne(same);
        } else {
            documents.replaceOne(same, row(before));
        }
    }

    @Override
    public void forget(UUID commentId) {
        documents.deleteMany(eq("commentId", commentId));
    }

    @Override
    public void takeBackWords(UUID commentId) {
        documents.updateMany(eq("commentId", commentId), set("words", ""));
    }

    @Override
    public void takeBackWords(UUID commentId, String latest) {
        documents.updateMany(and(eq("commentId", commentId), ne("_id", latest)), set("words", ""));
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
