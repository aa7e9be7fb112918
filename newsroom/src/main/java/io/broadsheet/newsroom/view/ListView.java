package io.broadsheet.newsroom.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param filters each with whether it is the chosen one
 * @param rows null if the list is not offered as it was asked for
 */
public record ListView(
        List<Filter> filters,
        String state,
        String q,
        @Nullable List<ArticleRow> rows,
        @Nullable String next,
        boolean mayWrite) {

    public record Filter(String href, String key, boolean chosen) {}
}
