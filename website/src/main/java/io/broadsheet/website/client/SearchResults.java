package io.broadsheet.website.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param next leads to what comes after, null at the end
 * @param pages lead to the second page and those after it, as far as they are known
 * @param total of all pages, null if it is not told; there are more if it is not exact
 * @param didYouMean words that articles have, for typed ones that none has
 * @param corrected whether the items are of those, since nothing was found for what was typed
 */
public record SearchResults(
        List<Summary> items,
        @Nullable String next,
        List<String> pages,
        @Nullable Long total,
        boolean totalIsExact,
        @Nullable String didYouMean,
        boolean corrected) {

    public static final SearchResults NONE = new SearchResults(List.of(), null, List.of(), 0L, true, null, false);

    public SearchResults {
        items = NullSafeLists.of(items);
        pages = NullSafeLists.of(pages);
    }

    public SearchResults with(List<Summary> others) {
        return new SearchResults(others, next, pages, total, totalIsExact, didYouMean, corrected);
    }
}
