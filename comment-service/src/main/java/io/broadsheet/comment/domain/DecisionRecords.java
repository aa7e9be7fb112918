package io.broadsheet.comment.domain;

import io.broadsheet.comment.domain.Comments.Queue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What statistics are made of. */
public interface DecisionRecords {

    /**
     * A comment that somebody or the policy decided on.
     *
     * @param written when its words were
     */
    record Decided(Instant written, List<HoldReason> reasons, List<Decision> decisions) {}

    /** @param complete false if there are more than these */
    record Found(List<Decided> comments, boolean complete) {}

    /** Those that came into their state since then, the latest; at most so many visible ones, and so many rejected. */
    Found since(Instant since, int most);

    long count(Queue queue);

    /** When the one came into it that waits longest. */
    @Nullable Instant oldest(Queue queue);

    /** For how many held ones each rule is a reason. */
    Map<HoldReason, Long> heldByReason();
}
