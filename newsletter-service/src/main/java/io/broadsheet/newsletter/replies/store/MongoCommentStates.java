package io.broadsheet.newsletter.replies.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.messaging.Projection;
import io.broadsheet.chassis.store.CollectionIndexes;
import io.broadsheet.newsletter.replies.domain.CommentStates;
import io.broadsheet.newsletter.replies.domain.VisibleReply;
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

/** {@code commentStates}: a projection of comments. {@code seenAt} is when a visible one was first heard of. */
final class MongoCommentStates implements CommentStates {
    static final CollectionIndexes INDEXES = new CollectionIndexes(
            "commentStates",
            List.of(
                    CollectionIndexes.plain("parent", ascending("parent", "seenAt"), "new replies to a comment"),
                    CollectionIndexes.plain("heardAt", ascending("heardAt"), "what is old enough to forget")));

    private final MongoCollection<BsonDocument> rows;
    private final Projection projection;

    MongoCommentStates(MongoDatabase database) {
        rows = database.getCollection("commentStates", BsonDocument.class);
        projection = new Projection(rows);
    }

    @Override
    public void put(List<State> states, Instant now) {
        projection.putAll(states.stream()
                .map(state -> new Projection.State(state.id(), state.version(), update(state, now)))
                .toList());
    }

    private static Bson update(State state, Instant now) {
        var changes = new ArrayList<Bson>(List.of(
                set("article", state.articleId()),
                set("visible", state.visible()),
                set("removed", state.removed()),
                setOnInsert("heardAt", now)));
        if (state.parentId() != null) {
            changes.add(set("parent", state.parentId()));
        }
        if (state.visible()) {
            changes.add(min("seenAt", now));
        }
        return combine(changes);
    }

    @Override
    public boolean isRemoved(UUID id) {
        return rows.find(and(eq("_id", id), eq("removed", true))).first() != null;
    }

    @Override
    public Optional<UUID> parentOf(UUID id) {
        return Optional.ofNullable(rows.find(and(eq("_id", id), exists("parent")))
                        .projection(include("parent"))
                        .first())
                .map(row -> row.getBinary("parent").asUuid());
    }

    @Override
    public List<VisibleReply> replies(UUID parent, Instant from, Collection<UUID> besides, int limit) {
        return rows.find(and(eq("parent", parent), gte("seenAt", from), eq("visible", true), nin("_id", besides)))
                .sort(ascending("seenAt"))
                .limit(limit)
                .map(row -> new VisibleReply(
                        row.getBinary("_id").asUuid(),
                        row.getBinary("parent").asUuid(),
                        row.getBinary("article").asUuid(),
                        Instant.ofEpochMilli(row.getDateTime("seenAt").getValue())))
                .into(new ArrayList<>());
    }

    @Override
    public Set<UUID> visible(Collection<UUID> ids) {
        return rows.find(and(in("_id", ids), eq("visible", true)))
                .projection(include("_id"))
                .map(row -> row.getBinary("_id").asUuid())
                .into(new HashSet<>());
    }

    @Override
    public long forget(Instant heardBefore, int limit) {
        var old = rows.find(lt("heardAt", heardBefore))
                .sort(ascending("heardAt"))
                .limit(limit)
                .projection(include("_id"))
                .map(row -> row.getBinary("_id").asUuid())
                .into(new ArrayList<>());
        return old.isEmpty() ? 0 : rows.deleteMany(in("_id", old)).getDeletedCount();
    }
}
