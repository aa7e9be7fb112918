package io.broadsheet.comment.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import io.broadsheet.chassis.aggregate.AggregateStore;
import io.broadsheet.chassis.aggregate.AggregateStores;
import io.broadsheet.chassis.aggregate.Revision;
import io.broadsheet.chassis.aggregate.Versioned;
import io.broadsheet.chassis.outbox.Announcement;
import io.broadsheet.comment.domain.CommentCount;
import io.broadsheet.comment.domain.CommentCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.springframework.stereotype.Repository;

/** Counts in MongoDB: one document of {@code threads} per article, under the article's id. */
@Repository
class MongoCommentCounts implements CommentCounts {

    static final String COLLECTION = "threads";

    private static final String MARK = "mark";
    private static final String VISIBLE = "visible";
    private static final BsonInt64 NONE = new BsonInt64(0);

    private final AggregateStore<CommentCount> store;
    private final Translation translation;

    MongoCommentCounts(AggregateStores stores, Translation translation) {
        this.translation = translation;
        this.store = stores.open(
                COLLECTION,
                CommentCount.class,
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                current -> List.of(translation.announce(current.id(), current.version(), current.state())));
    }

    @Override
    public Optional<CommentCount> find(UUID articleId) {
        return store.find(articleId).map(Versioned::state);
    }

    @Override
    public Map<UUID, Marked> marks(Collection<UUID> articleIds) {
        var marks = new HashMap<UUID, Marked>();
        store.collection()
                .find(and(in("_id", articleIds), exists(MARK)))
                .projection(include(MARK, VISIBLE))
                .forEach(found -> marks.put(
                        found.getBinary("_id").asUuid(),
                        new Marked(
                                found.getBinary(MARK).asUuid(),
                                found.getNumber(VISIBLE, NONE).longValue())));
        return marks;
    }

    /** Whatever it was: a mark depends on nothing, so nothing is read before. */
    @Override
    public void mark(Map<UUID, UUID> marks, Instant now) {
        if (marks.isEmpty() || change(marks, now) == marks.size()) {
            return;
        }
        Set<UUID> known = store.collection()
                .find(in("_id", marks.keySet()))
                .projection(include("_id"))
                .map(found -> found.getBinary("_id").asUuid())
                .into(new HashSet<>());
        marks.forEach((articleId, mark) -> {
            if (!known.contains(articleId) && !add(articleId, mark, now)) {
                change(Map.of(articleId, mark), now);
            }
        });
    }

    /** @return of how many */
    private int change(Map<UUID, UUID> marks, Instant now) {
        var changes = new ArrayList<UpdateOneModel<BsonDocument>>();
        marks.forEach((articleId, mark) -> changes.add(new UpdateOneModel<>(
                eq("_id", articleId), combine(set(MARK, mark), set("markedAt", now), inc("version", 1L)))));
        return store.collection()
                .bulkWrite(changes, new BulkWriteOptions().ordered(false))
                .getMatchedCount();
    }

    private boolean add(UUID articleId, UUID mark, Instant now) {
        try {
            store.insert(articleId, CommentCount.none().marked(mark, now), List.of());
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Map<UUID, CommentCount> update(
            Collection<UUID> articleIds, BiFunction<UUID, CommentCount, CommentCount> change) {
        return store.updateAll(articleIds, current -> {
            CommentCount next = change.apply(current.id(), current.state());
            return new Revision<>(
                    next,
                    announced(
                            current.id(), current.version() + 1, current.state().visible(), next));
        });
    }

    private List<Announcement> announced(UUID articleId, long version, long before, CommentCount next) {
        return next.visible() == before ? List.of() : List.of(translation.announce(articleId, version, next));
    }

    @Override
    public List<UUID> markedBefore(Instant instant, int limit) {
        return store.collection()
                .find(lt("markedAt", instant))
                .sort(ascending("markedAt"))
                .limit(limit)
                .projection(include("_id"))
                .map(found -> found.getBinary("_id").asUuid())
                .into(new ArrayList<>());
    }
}
