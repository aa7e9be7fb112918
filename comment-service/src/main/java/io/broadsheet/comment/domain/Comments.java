package io.broadsheet.comment.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All comments. Every change and what it announces are kept together, or neither is. */
public interface Comments {

    Optional<Filed> find(UUID id);

    /** @param key of {@link Receipt#key} */
    Optional<Filed> findByReceipt(String key);

    /** @return false if a comment with the same receipt is there: nothing was added */
    boolean add(UUID id, Comment.Change change);

    /**
     * @param decision runs again after a lost race: keep it pure
     * @throws UnknownComment if there is none under this id
     */
    Filed update(UUID id, Function<Comment, Comment.Change> decision);

    /** Whether a moderator approved a comment of this name that readers see today. */
    boolean hasApproved(NameKey name);

    /** Comments that readers see, each reply counted too. */
    long countVisible(UUID articleId);

    /**
     * Comments on the article itself that readers see, or that must keep the place of their replies.
     *
     * @param after the last one of the page before, or absent for the first page
     */
    List<Filed> threads(UUID articleId, Order order, @Nullable Position after, int limit);

    /** Replies in one thread that readers see, or that must keep the place of others, oldest first. */
    List<Filed> replies(UUID threadId, @Nullable Position after, int limit);

    /** Comments in one state, those first that came into it first; {@code after} is by {@link Comment#since}. */
    List<Filed> inState(Class<? extends Comment> state, @Nullable Position after, int limit);

    /** Some comments of the article whose words are still there. */
    List<Filed> notRemoved(UUID articleId, int limit);

    /** A place in a list that is sorted by an instant, then by id. */
    record Position(Instant at, UUID id) {}

    /** By the time of posting. */
    enum Order {
        NEWEST,
        OLDEST
    }
}
