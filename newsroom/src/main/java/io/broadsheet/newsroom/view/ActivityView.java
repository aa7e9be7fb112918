package io.broadsheet.newsroom.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of what was done with an article, newest first. */
public record ActivityView(
        String article,
        String title,
        List<HistoryView.Row> rows,
        @Nullable String next) {}
