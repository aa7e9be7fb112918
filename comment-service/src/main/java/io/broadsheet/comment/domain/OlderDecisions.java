package io.broadsheet.comment.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decisions of long audit trails that are kept beside their comments, see {@link Trail}. */
public interface OlderDecisions {

    /** So many of a comment are read, the latest. */
    int MOST = 1_000;

    /** Oldest first. */
    default List<Decision> of(UUID commentId) {
        return of(List.of(commentId)).getOrDefault(commentId, List.of());
    }

    /** Of those that have some. */
    Map<UUID, List<Decision>> of(Collection<UUID> commentIds);

    /** Again changes nothing. */
    void keep(UUID commentId, List<Decision> decisions);

    /** What moderators wrote into them, for good. */
    void forgetReasons(UUID commentId);

    /** Comments with some that moderators wrote reasons into, in an order of their own. */
    List<UUID> withReasons(@Nullable UUID after, int limit);
}
