package io.broadsheet.comment.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** More in a minute than a conversation needs. */
record RatePhase(Limits limits) implements Phase {

    @Override
    public List<Finding> examine(Submission submission) {
        var rates = submission.standing().rates();
        return isOver(rates.ofName(), limits.perName())
                        || isOver(rates.ofNetwork(), limits.perNetwork())
                        || isOver(rates.onArticle(), limits.perArticle())
                ? List.of(new Finding(HoldReason.RATE))
                : List.of();
    }

    private static boolean isOver(int before, @Nullable Integer most) {
        return most != null && before >= most;
    }
}
