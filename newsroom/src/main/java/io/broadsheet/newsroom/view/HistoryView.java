package io.broadsheet.newsroom.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an article over time.
 *
 * @param revisions newest first; null if they are not offered
 * @param activity newest first; null if it is not offered
 */
public record HistoryView(
        String article,
        String title,
        @Nullable List<Row> revisions,
        @Nullable String next,
        @Nullable List<Row> activity,
        @Nullable String earlierActivity) {

    /**
     * @param href null where there is nothing to look at
     * @param what was done, as it is said
     */
    public record Row(@Nullable String href, Moment moment, String what, String about) {}
}
