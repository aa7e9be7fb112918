package io.broadsheet.comment.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All comments. Every change and what it announces are kept together, or neither is. */
public interface Comments {

    Optional<StoredComment> find(UUID id);

    /** Those of them that are there, in no order. */
    List<StoredComment> find(Collection<UUID> ids);

    /** @param key of {@link Call#key} */
    Optional<StoredComment> findByCall(String key);

    /** @return false if a comment with the same call is there: nothing was added */
    boolean add(UUID id, Comment.Change change);

    /**
     * @param decision runs again after a lost race: keep it pure
     * @throws UnknownComment if there is none under this id
     */
    StoredComment update(UUID id, Function<StoredComment, Comment.Change> decision);

    /** Of articles with comments that readers see, how many, each reply counted too. */
    Map<UUID, Long> countVisible(Collection<UUID> articleIds);

    /**
     * Comments on the article itself that readers see, or that must keep the place of their replies.
     *
     * @param after the last one of the page before, or absent for the first page
     */
    List<StoredComment> threads(UUID articleId, Order order, @Nullable Position after, int limit);

    /** Replies in one thread that readers see, or that must keep the place of others, oldest first. */
    List<StoredComment> replies(UUID threadId, @Nullable Position after, int limit);

    /**
     * Replies in one thread that readers see.
     *
     * @param after the last one that does not count
     * @return at most {@code most}
     */
    int countReplies(UUID threadId, Position after, int most);

    /** Those of several threads, in no order across threads. */
    List<StoredComment> replies(List<UUID> threadIds, int limit);

    /** Those first that came into it first; {@code after} is by {@link Comment#since}. */
    List<StoredComment> queue(Queue queue, @Nullable Position after, int limit);

    /** As {@link #queue(Queue, Position, int)}; appeals by when they were made. */
    List<StoredComment> queue(QueueFilter filter, @Nullable Position after, int limit);

    /** Those of most risk first. */
    List<StoredComment> riskiest(QueueFilter filter, @Nullable Rank after, int limit);

    /** Comments of the article that came into their state, or got their words, at that instant or later; those first. */
    List<StoredComment> changedSince(UUID articleId, Instant since, int limit);

    /**
     * Comments of the article whose words are still there, or those of moderators about them; those too that this build
     * cannot read.
     *
     * @return by when they came into their state, at most {@code limit} after {@code after}
     */
    List<Position> notRemoved(UUID articleId, @Nullable Position after, int limit);

    /**
     * Comments that an older build wrote without all that this one keeps or takes away: {@link #update} makes up for it,
     * even where it changes nothing else.
     *
     * @param since of those removed
     * @return at most {@code limit} ids
     */
    List<UUID> outdated(Instant since, int limit);

    /** Those with words, the latest first. @param after the last one of the page before */
    List<StoredComment> latest(@Nullable UUID after, int limit);

    /** What moderators list. */
    enum Queue {
        HELD,
        VISIBLE,
        /** Without spam. */
        REJECTED,
        SPAM,
        /** Rejected, and their authors wait for an answer to an appeal. */
        APPEALED
    }

    /** A place in a list of most risk first. */
    record Rank(double risk, UUID id) {}

    /** A place in a list that is sorted by an instant, or by a score, then by id. */
    record Position(Instant at, UUID id) {
        /** @param score of {@link WilsonScore} */
        public static Position ranked(int score, UUID id) {
            return new Position(Instant.ofEpochMilli(score), id);
        }

        /** Of a list that is sorted by score. */
        public int score() {
            return (int) Math.clamp(at.toEpochMilli(), 0, Integer.MAX_VALUE);
        }
    }

    /** By the time of posting, but for {@link #TOP}. */
    enum Order {
        NEWEST,
        OLDEST,
        /** By {@link WilsonScore}, best first; the newest first of those without a vote for them. */
        TOP
    }

    /**
     * Tells the same call made again from another one.
     *
     * @param key hash of the idempotency key in its scope
     * @param body hash of what was asked
     */
    record Call(String key, String body) {}
}
