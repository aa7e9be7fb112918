package io.broadsheet.comment.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The count of each article with at least one comment. A changed number is announced with the write that changes it. */
public interface CommentCounts {

    Optional<CommentCount> find(UUID articleId);

    /** @param change runs again after a lost race, on {@link CommentCount#none()} for an article without one: keep it pure */
    void update(UUID articleId, UnaryOperator<CommentCount> change);

    /** Articles that were marked before an instant and not counted since. */
    List<UUID> markedBefore(Instant instant, int limit);
}
