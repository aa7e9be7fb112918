package io.broadsheet.article.search;

import io.broadsheet.article.search.ArticleSearch.Wanted;
import io.broadsheet.article.search.Corrections.Correction;
import java.util.ArrayList;
import java.util.List;

/**
 * The order in which something was found, for the pages that follow the first.
 *
 * @param question what was asked, as {@link Wanted#hash}
 * @param corrections what may have been meant instead of some words: another instance might have other ones
 * @param best keys of the best, in their order
 * @param isAll whether nothing follows them
 * @param total how many were found; more than that if it is not exact
 */
public record Ranking(
        int question,
        Meaning meaning,
        List<Correction> corrections,
        List<Long> best,
        boolean isAll,
        long total,
        boolean isTotalExact) {

    /** More would make the answer long where few are asked for at a time. */
    private static final int MOST_PAGES = 20;

    /** What the typed words were taken for. Cursors hold the number of it: new ones come last. */
    public enum Meaning {
        /** All of them, or nearly. */
        ALL,
        ANY,
        BEGINNINGS,
        CORRECTED
    }

    /** Where the second page begins, and those that follow it. */
    List<Place> pages(int limit) {
        var pages = new ArrayList<Place>();
        for (var next = limit; next < best.size() && pages.size() < MOST_PAGES; next += limit) {
            pages.add(new Place(this, next, null));
        }
        return pages;
    }

    boolean isCorrected() {
        return meaning == Meaning.CORRECTED;
    }
}
