package io.broadsheet.comment.domain;

import java.util.List;

/**
 * What is known of a comment besides its words, at the moment it was sent.
 *
 * @param approvals how many comments of this very author under this very name moderators approved that readers see today;
 *     not more than {@link #MOST_APPROVALS}
 * @param doubts about the name; none of a known author
 * @param repeats how many others said the same lately, from the same network or on the same article; of a stranger anywhere, if
 *     they are many
 * @param muted whether its name or its network is muted
 * @param reports of readers
 * @param mutedNearby whether another network of the same customer is muted
 */
public record Standing(
        int approvals,
        List<HoldReason> doubts,
        int repeats,
        Rates rates,
        boolean muted,
        int reports,
        Score score,
        boolean mutedNearby) {

    public static final int MOST_APPROVALS = 10;

    public Standing(
            int approvals, List<HoldReason> doubts, int repeats, Rates rates, boolean muted, int reports, Score score) {
        this(approvals, doubts, repeats, rates, muted, reports, score, false);
    }

    public Standing(boolean known, List<HoldReason> doubts, int repeats) {
        this(known ? 1 : 0, doubts, repeats, Rates.NONE, false, 0, new Score.NotKnown());
    }

    /** Others in the minute before. */
    public record Rates(int ofName, int ofNetwork, int onArticle) {

        public static final Rates NONE = new Rates(0, 0, 0);
    }

    public Standing withReports(int count) {
        return new Standing(approvals, doubts, repeats, rates, muted, count, score, mutedNearby);
    }

    public Standing withScore(Score other) {
        return new Standing(approvals, doubts, repeats, rates, muted, reports, other, mutedNearby);
    }
}
