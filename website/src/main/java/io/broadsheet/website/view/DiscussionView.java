package io.broadsheet.website.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What readers say about an article.
 *
 * @param article its id, which stays when its address changes
 * @param threads null if they cannot be had at the moment
 * @param pinned what stands before them, and is among them too
 * @param sorts none where there is no order to choose
 * @param form null if nothing more can be said
 * @param notice what became of what was just sent; of a preview, what readers are going to find
 * @param preview whether nobody can have said anything here
 */
public record DiscussionView(
        String article,
        @Nullable List<CommentView> threads,
        List<CommentView> pinned,
        long count,
        List<Sort> sorts,
        @Nullable String moreHref,
        @Nullable CommentForm form,
        @Nullable String notice,
        boolean preview) {

    /** @param current {@code "true"} for the order of this page, else null */
    public record Sort(String text, String href, @Nullable String current) {}
}
