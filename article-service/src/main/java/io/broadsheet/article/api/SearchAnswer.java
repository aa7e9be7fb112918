package io.broadsheet.article.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was found, the best first.
 *
 * @param next pass it as {@code after} for the following page; null on the last one
 * @param pages the same for each page after the first, as far as they are known; empty where the first is not
 * @param total how many there are on all pages; there are more if that is not exact
 * @param didYouMean words that articles have, for typed ones that none has
 * @param corrected whether the items are of {@code didYouMean}, since nothing was found for what was typed
 */
record SearchAnswer(
        List<FoundArticle> items,
        @Nullable String next,
        List<String> pages,
        long total,
        boolean totalIsExact,
        @Nullable String didYouMean,
        boolean corrected) {}
