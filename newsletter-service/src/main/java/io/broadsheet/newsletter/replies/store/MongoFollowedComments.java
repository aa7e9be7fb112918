package io.broadsheet.newsletter.replies.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.addEachToSet;
import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import io.broadsheet.chassis.store.CollectionIndexes;
import io.broadsheet.newsletter.replies.domain.FollowedComment;
import io.broadsheet.newsletter.replies.domain.FollowedComments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** {@code followedComments}: one per reader and comment. */
final class MongoFollowedComments implements FollowedComments {
    static final CollectionIndexes INDEXES = new CollectionIndexes(
            "followedComments",
            List.of(
                    CollectionIndexes.plain("reader", ascending("reader", "askedAt"), "what one reader follows"),
                    CollectionIndexes.plain("comment", ascending("comment", "reader"), "who follows a comment"),
                    CollectionIndexes.plain(
                            "article", ascending("article", "reader"), "who follows a comment on an article"),
                    CollectionIndexes.plain(
                            "unconfirmed", ascending("confirmedAt", "askedAt"), "what was not confirmed in time"),
                    CollectionIndexes.plain("used", ascending("usedAt"), "what nobody uses any more")));

    private final MongoCollection<FollowedCommentDocument> followed;
    private final MongoCollection<BsonDocument> rows;

    MongoFollowedComments(MongoDatabase database) {
        followed = database.getCollection("followedComments", FollowedCommentDocument.class);
        rows = database.getCollection("followedComments", BsonDocument.class);
    }

    @Override
    public Optional<FollowedComment> find(UUID id) {
        return Optional.ofNullable(followed.find(eq("_id", id)).first()).map(FollowedCommentDocument::toFollowed);
    }

    @Override
    public Set<UUID> existing(Collection<UUID> ids) {
        return rows.find(in("_id", ids))
                .projection(include("_id"))
                .map(row -> row.getBinary("_id").asUuid())
                .into(new HashSet<>());
    }

    @Override
    public List<FollowedComment> of(UUID reader, int limit) {
        return followed.find(eq("reader", reader))
                .sort(ascending("askedAt"))
                .limit(limit)
                .map(FollowedCommentDocument::toFollowed)
                .into(new ArrayList<>());
    }

    @Override
    public List<FollowedComment> confirmed(UUID reader, int limit) {
        return followed.find(and(eq("reader", reader), exists("confirmedAt")))
                .sort(ascending("askedAt"))
                .limit(limit)
                .map(FollowedCommentDocument::toFollowed)
                .into(new ArrayList<>());
    }

    @Override
    public Set<UUID> following(Collection<UUID> readers) {
        return rows.find(in("reader", readers))
                .projection(include("reader"))
                .map(row -> row.getBinary("reader").asUuid())
                .into(new HashSet<>());
    }

    @Override
    public List<UUID> readersOf(UUID commentId, UUID afterReader, int limit) {
        return readers(eq("comment", commentId), afterReader, limit);
    }

    @Override
    public List<UUID> readersUnder(UUID articleId, UUID afterReader, int limit) {
        return readers(eq("article", articleId), afterReader, limit);
    }

    private List<UUID> readers(Bson followers, UUID after, int limit) {
        return rows.find(and(followers, gt("reader", after)))
                .sort(ascending("reader"))
                .limit(limit)
                .projection(include("reader"))
                .map(row -> row.getBinary("reader").asUuid())
                .into(new ArrayList<>());
    }

    @Override
    public void ask(FollowedComment asked) {
        var wish = asked.wish();
        var language = wish.language();
        var update = combine(
                set("reader", asked.reader()),
                set("comment", asked.commentId()),
                set("article", asked.articleId()),
                set("cadence", wish.cadence().word()),
                set("zone", wish.zone()),
                set("hour", wish.hour()),
                language == null ? unset("language") : set("language", language),
                set("askedAt", asked.askedAt()),
                set("usedAt", asked.askedAt()));
        try {
            rows.updateOne(
                    and(eq("_id", asked.id()), exists("confirmedAt", false)), update, new UpdateOptions().upsert(true));
        } catch (MongoWriteException e) {
            // Confirmed, or asked for twice at the same moment.
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    @Override
    public void confirm(UUID id, Instant now) {
        rows.updateOne(eq("_id", id), combine(min("confirmedAt", now), max("usedAt", now)));
    }

    @Override
    public void tell(UUID id, Collection<UUID> replies, Instant mailedAt) {
        rows.updateOne(
                eq("_id", id),
                combine(
                        addEachToSet("told", List.copyOf(replies)),
                        max("mailedAt", mailedAt),
                        max("usedAt", mailedAt)));
    }

    @Override
    public void leaveOut(UUID id, UUID reply) {
        rows.updateOne(eq("_id", id), addToSet("told", reply));
    }

    @Override
    public void remove(UUID id) {
        rows.deleteOne(eq("_id", id));
    }

    @Override
    public List<UUID> unconfirmed(Instant askedBefore, Collection<UUID> without, int limit) {
        return ids(and(eq("confirmedAt", null), lt("askedAt", askedBefore)), "askedAt", without, limit);
    }

    @Override
    public List<UUID> unused(Instant since, Collection<UUID> without, int limit) {
        return ids(lt("usedAt", since), "usedAt", without, limit);
    }

    private List<UUID> ids(Bson which, String oldest, Collection<UUID> without, int limit) {
        return rows.find(and(which, nin("_id", without)))
                .sort(ascending(oldest))
                .limit(limit)
                .projection(include("_id"))
                .map(row -> row.getBinary("_id").asUuid())
                .into(new ArrayList<>());
    }
}
