package io.broadsheet.newsroom.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list.
 *
 * @param state of its messages: {@code state.draft}
 * @param changed whether readers do not have the latest of it yet
 * @param note what more is to be known of it: when it comes out, why it did not
 */
public record ArticleRow(
        String href,
        String title,
        String language,
        String state,
        boolean changed,
        @Nullable String note,
        List<String> about,
        Moment moment) {}
