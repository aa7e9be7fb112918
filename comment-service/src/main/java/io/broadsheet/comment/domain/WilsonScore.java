package io.broadsheet.comment.domain;

/**
 * How good a comment is at least, as far as its votes tell: the lower bound of Wilson's score interval for the share of
 * votes for it, at 95 % (E. B. Wilson, 1927). Few votes tell little: one of one ranks below forty of fifty.
 */
public final class WilsonScore {
    private static final double Z = 1.96;
    private static final int SCALE = 1_000_000;

    private WilsonScore() {}

    /** @return 1 to 1,000,000; 0 without a vote for it */
    public static int of(int up, int down) {
        if (up == 0) {
            return 0;
        }
        double n = (double) up + down;
        double share = up / n;
        double centre = share + Z * Z / (2 * n);
        double margin = Z * Math.sqrt((share * (1 - share) + Z * Z / (4 * n)) / n);
        double bound = (centre - margin) / (1 + Z * Z / n);
        return (int) Math.max(1, Math.round(bound * SCALE));
    }
}
