package io.broadsheet.website.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what a reader searched for.
 *
 * @param total how many there are, null if that is not known
 * @param hasMore whether there are more than that
 * @param didYouMean other words, null if the typed ones are well
 * @param corrected whether the items are of those words
 * @param other where those are searched for
 * @param pages none if there is but one, or if they are not known
 * @param next where the next page is, null on the last
 */
public record FoundPage(
        List<Teaser> items,
        @Nullable Long total,
        boolean hasMore,
        @Nullable String didYouMean,
        boolean corrected,
        String other,
        List<NumberedPage> pages,
        @Nullable String next) {

    public record NumberedPage(int number, String url, boolean isCurrent) {}
}
