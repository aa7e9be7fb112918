package io.broadsheet.comment.api;

import io.broadsheet.comment.api.ModeratedComment.Hold;
import io.broadsheet.comment.application.PolicyTrying.Difference;
import io.broadsheet.comment.application.PolicyTrying.Trial;
import io.broadsheet.comment.domain.Judgement.Outcome;
import java.util.List;
import java.util.Map;

/**
 * What a policy would have made of the latest comments.
 *
 * @param compared how many there were
 * @param policyVersion of the current policy
 * @param moreHeld how many would be held that are let through or refused by the current policy
 * @param moreRefused as {@code moreHeld}
 * @param moreLetThrough as {@code moreHeld}
 * @param today by the current policy
 * @param tried by the other
 * @param comments those with another outcome, latest first, at most 100
 * @param uncounted what could not be tried, as the current policy does not look at it: {@code muted}, {@code perName},
 *     {@code perNetwork}, {@code perArticle}. The numbers are without it
 */
record TrialView(
        int compared,
        long policyVersion,
        int moreHeld,
        int moreRefused,
        int moreLetThrough,
        Outcomes today,
        Outcomes tried,
        List<Changed> comments,
        List<String> uncounted) {

    /** Numbers of comments. */
    record Outcomes(int letThrough, int held, int refused) {

        static Outcomes from(Map<Outcome, Integer> counts) {
            return new Outcomes(
                    counts.getOrDefault(Outcome.LET_THROUGH, 0),
                    counts.getOrDefault(Outcome.HELD, 0),
                    counts.getOrDefault(Outcome.REFUSED, 0));
        }
    }

    /**
     * @param today {@code let-through}, {@code held} or {@code refused} by the current policy
     * @param tried by the other
     * @param heldFor what the other finds
     */
    record Changed(ModeratedComment comment, String today, String tried, List<Hold> heldFor) {

        static Changed from(Difference difference) {
            return new Changed(
                    ModeratedComment.from(difference.item()),
                    PolicyView.name(difference.today()),
                    PolicyView.name(difference.tried().outcome()),
                    difference.tried().findings().stream().map(Hold::from).toList());
        }
    }

    static TrialView from(Trial trial) {
        var more = Outcomes.from(trial.more());
        return new TrialView(
                trial.compared(),
                trial.policyVersion(),
                more.held(),
                more.refused(),
                more.letThrough(),
                Outcomes.from(trial.today()),
                Outcomes.from(trial.tried()),
                trial.different().stream().map(Changed::from).toList(),
                trial.uncounted());
    }
}
