package io.broadsheet.newsroom.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was done with an article, newest first.
 *
 * @param article null if nothing of it is left
 * @param notice what has just happened
 */
public record ActivityView(
        @Nullable String article,
        String title,
        List<HistoryView.Row> rows,
        @Nullable String next,
        @Nullable String notice) {}
