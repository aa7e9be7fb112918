package io.broadsheet.comment.domain;

import org.jspecify.annotations.Nullable;

/**
 * Thresholds of the phases; the site's choice.
 *
 * @param shortest in graphemes, like {@code longest}
 * @param repeatsAllowed of the same words within a day; absent: what is usual for the mode
 * @param provenAfter so many approved comments make an author known
 * @param perName comments in a minute, like {@code perNetwork} and {@code perArticle}; absent: no limit
 * @param reportsToHold of readers, since a moderator last decided
 * @param scoreAt a score from here on is a finding
 */
public record Limits(
        int shortest,
        int longest,
        @Nullable Integer repeatsAllowed,
        int provenAfter,
        @Nullable Integer perName,
        @Nullable Integer perNetwork,
        @Nullable Integer perArticle,
        int reportsToHold,
        double scoreAt) {

    public static final Limits USUAL = new Limits(1, Contribution.LONGEST_TEXT, null, 1, null, null, null, 3, 0.9);

    /** Of what too many came in a minute; of several the one that its author can do most about. */
    public TooManyComments.@Nullable Source over(Standing.Rates rates) {
        return isOver(rates.ofName(), perName)
                ? TooManyComments.Source.NAME
                : isOver(rates.ofNetwork(), perNetwork)
                        ? TooManyComments.Source.NETWORK
                        : isOver(rates.onArticle(), perArticle) ? TooManyComments.Source.ARTICLE : null;
    }

    private static boolean isOver(int before, @Nullable Integer most) {
        return most != null && before >= most;
    }

    Limits withoutRates() {
        return new Limits(shortest, longest, repeatsAllowed, provenAfter, null, null, null, reportsToHold, scoreAt);
    }
}
