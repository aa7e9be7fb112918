package io.broadsheet.comment.application;

import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Comments.Position;
import io.broadsheet.comment.domain.Decision;
import io.broadsheet.comment.domain.HoldPolicies;
import io.broadsheet.comment.domain.HoldPolicy;
import io.broadsheet.comment.domain.StalePolicy;
import io.broadsheet.comment.domain.StoredComment;
import io.broadsheet.comment.domain.Verdict;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Moderators read the queue, decide, and set the policy. */
@Service
public class Moderation {

    private final Comments comments;
    private final HoldPolicies policies;
    private final Clock clock;

    Moderation(Comments comments, HoldPolicies policies, Clock clock) {
        this.comments = comments;
        this.policies = policies;
        this.clock = clock;
    }

    /** Comments in one state, those first that came into it first. */
    public CommentPage<StoredComment> queue(Class<? extends Comment> state, @Nullable Position after, int limit) {
        List<StoredComment> found = comments.inState(state, after, limit + 1);
        if (found.size() <= limit) {
            return new CommentPage<>(found, null);
        }
        StoredComment last = found.get(limit - 1);
        return new CommentPage<>(
                found.subList(0, limit), new Position(last.comment().since(), last.id()));
    }

    /**
     * @param by the moderator's subject
     * @throws io.broadsheet.comment.domain.UnknownComment if there is none under this id
     * @throws io.broadsheet.comment.domain.NotChangeable if removed
     */
    public StoredComment decide(UUID id, String by, Verdict verdict, @Nullable String reason) {
        var decision = new Decision(by, clock.instant(), verdict, reason);
        return comments.update(id, comment -> comment.decide(decision));
    }

    public HoldPolicies.Current policy() {
        return policies.current();
    }

    /**
     * @param expected the version it was decided on; empty: the last one wins
     * @throws StalePolicy if another version is current
     */
    public HoldPolicies.Current choose(HoldPolicy policy, OptionalLong expected) {
        long version = expected.orElseGet(() -> policies.current().version());
        while (!policies.replace(policy, version)) {
            if (expected.isPresent()) {
                throw new StalePolicy();
            }
            version = policies.current().version();
        }
        return new HoldPolicies.Current(policy, version + 1);
    }
}
