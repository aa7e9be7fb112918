package io.broadsheet.comment.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** The count of each article with at least one comment. A changed number is announced with the write that changes it. */
public interface CommentCounts {

    Optional<CommentCount> find(UUID articleId);

    /** @param visible comments by the last count */
    record Marked(UUID mark, long visible) {}

    /** Of articles that are marked. */
    Map<UUID, Marked> marks(Collection<UUID> articleIds);

    /** As {@link CommentCount#marked}. @param marks by article */
    void mark(Map<UUID, UUID> marks, Instant now);

    /**
     * @param change of an article's count, runs again after a lost race, and on its own outcome: keep it pure
     * @return the counts after it, without those of which too many events wait to be sent: they did not change
     */
    Map<UUID, CommentCount> update(Collection<UUID> articleIds, BiFunction<UUID, CommentCount, CommentCount> change);

    /** Articles that were marked before an instant and not counted since. */
    List<UUID> markedBefore(Instant instant, int limit);
}
