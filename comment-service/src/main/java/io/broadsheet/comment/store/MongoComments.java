package io.broadsheet.comment.store;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.chassis.aggregate.AggregateStore;
import io.broadsheet.chassis.aggregate.AggregateStores;
import io.broadsheet.chassis.aggregate.Revision;
import io.broadsheet.chassis.aggregate.Versioned;
import io.broadsheet.comment.application.ThreadCache;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Names;
import io.broadsheet.comment.domain.OlderDecisions;
import io.broadsheet.comment.domain.QueueFilter;
import io.broadsheet.comment.domain.StoredComment;
import io.broadsheet.comment.domain.Trail;
import io.broadsheet.comment.domain.UnknownComment;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;

/** Comments in MongoDB, one document each. */
@Repository
class MongoComments implements Comments {

    static final String COLLECTION = "comments";

    private static final Logger LOG = LoggerFactory.getLogger(MongoComments.class);
    /** Passed over in one page. */
    private static final int MOST_UNREADABLE = 500;

    /** By builds that know nothing of it. */
    private static final List<String> LEFT_IN_REMOVED = List.of(
            "staffKeys",
            "appealedAt",
            "appealAgainst",
            "risk",
            "review.notes",
            "review.appeal",
            "review.judgement.standing",
            "review.judgement.findings.marks",
            "trail.reason",
            "trail.statement");

    private final AggregateStore<Comment> store;
    private final Translation translation;
    private final OlderDecisions older;
    private final ThreadCache pages;
    private final Counter unreadable;

    MongoComments(
            AggregateStores stores,
            Translation translation,
            Names names,
            OlderDecisions older,
            ThreadCache pages,
            MeterRegistry meters) {
        this.older = older;
        this.translation = translation;
        this.pages = pages;
        this.unreadable = Counter.builder("broadsheet.comments.unreadable")
                .description("Times a comment was left out of a list because this build cannot read it")
                .register(meters);
        this.store = stores.open(
                COLLECTION,
                CommentDocument.class,
                comment -> CommentDocument.from(comment, names),
                CommentDocument::toComment,
                current -> List.of(translation.restate(current.id(), current.version(), current.state())));
    }

    @Override
    public Optional<StoredComment> find(UUID id) {
        return store.find(id).map(MongoComments::stored);
    }

    @Override
    public List<StoredComment> find(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : find(in("_id", ids), null, new Document(), ids.size());
    }

    @Override
    public Optional<StoredComment> findByCall(String key) {
        return store.findOne(eq("idempotency.key", key)).map(MongoComments::stored);
    }

    @Override
    public boolean add(UUID id, Comment.Change change) {
        try {
            Revision<Comment> first = revision(id, 1, change);
            store.insert(id, first.next(), first.announcements());
            pages.changed(article(first.next()), id, 1);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public StoredComment update(UUID id, Function<StoredComment, Comment.Change> decision) {
        StoredComment now = store.update(
                        id, current -> revision(id, current.version() + 1, decided(stored(current), decision)))
                .map(MongoComments::stored)
                .orElseThrow(UnknownComment::new);
        if (now.comment() instanceof Comment.Removed removed
                && !removed.forgotten()
                && removed.decisions().size() >= Trail.LEAST_KEPT) {
            older.forgetReasons(id);
        }
        pages.changed(article(now.comment()), id, now.version());
        return now;
    }

    /**
     * What is moved from a long trail is kept before it is taken away, so that none is lost on the way. Where the race is
     * lost, or the process ends, it is in both places, and told once.
     */
    private Comment.Change decided(StoredComment current, Function<StoredComment, Comment.Change> decision) {
        var change = decision.apply(current);
        var trail = Trail.of(change.next());
        if (trail.older().isEmpty()) {
            return change;
        }
        older.keep(current.id(), trail.older());
        return new Comment.Change(change.next().with(trail), change.events());
    }

    private static UUID article(Comment comment) {
        return comment.posting().place().articleId();
    }

    @Override
    public Map<UUID, Long> countVisible(Collection<UUID> articleIds) {
        var counts = new HashMap<UUID, Long>();
        Bson seen = and(in("articleId", articleIds), eq("state", CommentDocument.VISIBLE));
        store.collection()
                .aggregate(List.of(match(seen), group("$articleId", sum("visible", 1))))
                .forEach(found -> counts.put(
                        found.getBinary("_id").asUuid(),
                        found.getNumber("visible").longValue()));
        return counts;
    }

    @Override
    public List<StoredComment> threads(UUID articleId, Order order, @Nullable Position after, int limit) {
        Bson listed = and(eq("articleId", articleId), eq("depth", 0), eq("listed", true));
        return switch (order) {
            case NEWEST -> find(listed, earlier("postedAt", after), descending("postedAt", "_id"), limit);
            case OLDEST -> find(listed, later("postedAt", after), ascending("postedAt", "_id"), limit);
            case TOP -> best(listed, after, limit);
        };
    }

    /** Those without a score follow those with one. */
    private List<StoredComment> best(Bson listed, @Nullable Position after, int limit) {
        var best = new ArrayList<StoredComment>();
        if (after == null || after.score() > 0) {
            best.addAll(find(
                    and(listed, gt(MongoVotes.SCORE, 0)),
                    after == null ? null : lower(after),
                    descending(MongoVotes.SCORE, "_id"),
                    limit));
        }
        if (best.size() < limit) {
            Bson unrated = after == null || after.score() > 0 ? null : lt("_id", after.id());
            best.addAll(find(and(listed, eq(MongoVotes.SCORE, null)), unrated, descending("_id"), limit - best.size()));
        }
        return best;
    }

    @Override
    public List<StoredComment> replies(UUID threadId, @Nullable Position after, int limit) {
        Bson listed = and(eq("threadId", threadId), eq("listed", true), gt("depth", 0));
        return find(listed, later("postedAt", after), ascending("postedAt", "_id"), limit);
    }

    @Override
    public int countReplies(UUID threadId, Position after, int most) {
        Bson seen =
                and(eq("threadId", threadId), eq("listed", true), gt("depth", 0), eq("state", CommentDocument.VISIBLE));
        return (int)
                store.collection().countDocuments(and(seen, later("postedAt", after)), new CountOptions().limit(most));
    }

    @Override
    public List<StoredComment> replies(List<UUID> threadIds, int limit) {
        Bson listed = and(in("threadId", threadIds), eq("listed", true), gt("depth", 0));
        return find(listed, null, new Document(), limit);
    }

    @Override
    public List<StoredComment> queue(Queue queue, @Nullable Position after, int limit) {
        return queue(QueueFilter.all(queue), after, limit);
    }

    @Override
    public List<StoredComment> queue(QueueFilter filter, @Nullable Position after, int limit) {
        String time = QueueQuery.time(filter.queue());
        return find(QueueQuery.of(filter), later(time, after), ascending(time, "_id"), limit);
    }

    @Override
    public List<StoredComment> riskiest(QueueFilter filter, @Nullable Rank after, int limit) {
        Bson page = after == null
                ? null
                : and(lte("risk", after.risk()), or(lt("risk", after.risk()), gt("_id", after.id())));
        return find(QueueQuery.of(filter), page, orderBy(descending("risk"), ascending("_id")), limit);
    }

    /** Ids are made in the order of time, so that none of the other indexes is needed. */
    @Override
    public List<StoredComment> latest(@Nullable UUID after, int limit) {
        Bson worded = ne("state", CommentDocument.REMOVED);
        return find(worded, after == null ? null : lt("_id", after), descending("_id"), limit);
    }

    @Override
    public List<StoredComment> changedSince(UUID articleId, Instant since, int limit) {
        return find(and(eq("articleId", articleId), gte("since", since)), null, ascending("since", "_id"), limit);
    }

    /** In the order of an index: those that are removed meanwhile are behind, and passed over. */
    @Override
    public List<Position> notRemoved(UUID articleId, @Nullable Position after, int limit) {
        Bson worded = or(ne("state", CommentDocument.REMOVED), Filters.exists("forgottenTrail"));
        Bson wanted = and(eq("articleId", articleId), worded);
        return store.collection()
                .find(after == null ? wanted : and(wanted, Paging.later("since", after)))
                .sort(ascending("since", "_id"))
                .limit(limit)
                .projection(include("since"))
                .map(found -> new Position(
                        // Without a time it comes first, and hides no other.
                        found.isDateTime("since")
                                ? Instant.ofEpochMilli(
                                        found.getDateTime("since").getValue())
                                : Instant.EPOCH,
                        found.getBinary("_id").asUuid()))
                .into(new ArrayList<>());
    }

    @Override
    public List<UUID> outdated(Instant since, int limit) {
        Bson unranked = and(eq("state", CommentDocument.HELD), eq("risk", null));
        Bson worded = or(LEFT_IN_REMOVED.stream().map(Filters::exists).toList());
        Bson removed = and(eq("state", CommentDocument.REMOVED), gte("since", since), worded);
        var found = ids(unranked, ascending("_id"), limit);
        found.addAll(ids(removed, ascending("since", "_id"), limit - found.size()));
        return found;
    }

    private List<StoredComment> find(Bson wanted, @Nullable Bson page, Bson sort, int limit) {
        Bson filter = page == null ? wanted : and(wanted, page);
        try {
            return store.find(filter, sort, limit).stream()
                    .map(MongoComments::stored)
                    .toList();
        } catch (MongoException e) {
            throw e;
        } catch (RuntimeException unreadable) {
            return findReadable(filter, sort, limit);
        }
    }

    /** One by one: a newer build may have written what this one cannot read, and others are to be seen all the same. */
    private List<StoredComment> findReadable(Bson filter, Bson sort, int limit) {
        var readable = new ArrayList<StoredComment>();
        for (UUID id : ids(filter, sort, limit + MOST_UNREADABLE)) {
            try {
                find(id).ifPresent(readable::add);
            } catch (MongoException e) {
                throw e;
            } catch (RuntimeException e) {
                unreadable.increment();
                LOG.debug("Comment {} cannot be read and is left out", id, Loggable.of(e));
            }
            if (readable.size() == limit) {
                break;
            }
        }
        return readable;
    }

    private List<UUID> ids(Bson filter, Bson sort, int limit) {
        return store.collection()
                .find(filter)
                .sort(sort)
                .limit(limit)
                .projection(include("_id"))
                .map(found -> found.getBinary("_id").asUuid())
                .into(new ArrayList<>());
    }

    private static @Nullable Bson later(String field, @Nullable Position after) {
        return after == null ? null : Paging.later(field, after);
    }

    private static @Nullable Bson earlier(String field, @Nullable Position after) {
        return after == null ? null : Paging.earlier(field, after);
    }

    private static Bson lower(Position after) {
        return and(
                lte(MongoVotes.SCORE, after.score()), or(lt(MongoVotes.SCORE, after.score()), lt("_id", after.id())));
    }

    private Revision<Comment> revision(UUID id, long version, Comment.Change change) {
        return new Revision<>(
                change.next(),
                change.events().stream()
                        .map(event -> translation.announce(id, version, change.next(), event))
                        .toList());
    }

    private static StoredComment stored(Versioned<Comment> found) {
        return new StoredComment(found.id(), found.version(), found.state());
    }
}
