package io.broadsheet.newsroom.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param filters each with whether it is the chosen one
 * @param failed how many did not come out when their time came
 * @param sections to choose from
 * @param rows null if the list is not offered as it was asked for
 */
public record ListView(
        List<Filter> filters,
        int failed,
        String state,
        String q,
        String author,
        String section,
        boolean changed,
        List<String> sections,
        @Nullable List<ArticleRow> rows,
        @Nullable String next,
        boolean mayWrite) {

    /** Whether more is asked for than a state and words of a title. */
    public boolean isNarrow() {
        return !author.isEmpty() || !section.isEmpty() || changed;
    }

    public record Filter(String href, String key, boolean chosen) {}
}
