package io.broadsheet.comment.store;

import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import io.broadsheet.chassis.aggregate.AggregateStore;
import io.broadsheet.chassis.aggregate.AggregateStores;
import io.broadsheet.chassis.aggregate.Revision;
import io.broadsheet.chassis.aggregate.Versioned;
import io.broadsheet.chassis.outbox.Announcement;
import io.broadsheet.comment.domain.CommentCount;
import io.broadsheet.comment.domain.CommentCounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Repository;

/** Counts in MongoDB: one document of {@code threads} per article, under the article's id. */
@Repository
class MongoCommentCounts implements CommentCounts {

    static final String COLLECTION = "threads";

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
    public void update(UUID articleId, UnaryOperator<CommentCount> change) {
        if (!change(articleId, change) && !add(articleId, change)) {
            change(articleId, change);
        }
    }

    private boolean change(UUID articleId, UnaryOperator<CommentCount> change) {
        return store.update(articleId, current -> {
                    CommentCount next = change.apply(current.state());
                    return new Revision<>(
                            next,
                            announced(
                                    articleId,
                                    current.version() + 1,
                                    current.state().visible(),
                                    next));
                })
                .isPresent();
    }

    private boolean add(UUID articleId, UnaryOperator<CommentCount> change) {
        CommentCount first = change.apply(CommentCount.none());
        try {
            store.insert(articleId, first, announced(articleId, 1, 0, first));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
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
