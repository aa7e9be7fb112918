package io.broadsheet.comment.domain;

import java.util.List;

/** More in a minute than a conversation needs. */
record RatePhase(Limits limits) implements Phase {

    @Override
    public List<Finding> examine(Submission submission) {
        return limits.over(submission.standing().rates()) == null ? List.of() : List.of(new Finding(HoldReason.RATE));
    }
}
