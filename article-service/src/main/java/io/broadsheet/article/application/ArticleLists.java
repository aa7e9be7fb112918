package io.broadsheet.article.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists of articles, newest first. */
public interface ArticleLists {

    /** Where a list goes on: after the item of this instant and id. */
    record Place(Instant at, UUID id) {}

    /** What readers want to see; null is anything. */
    record Wanted(
            @Nullable String tag,
            @Nullable String section,
            @Nullable String author,
            @Nullable String language) {
        public static final Wanted ANYTHING = new Wanted(null, null, null, null);
    }

    /** Published articles by their first publication. */
    List<ArticleSummary> published(Wanted wanted, @Nullable Place after, int limit);

    /**
     * Articles by their latest change.
     *
     * @param state null for all but the erased
     * @param title a part of it, or null
     */
    List<NewsroomItem> newsroom(@Nullable ArticleState state, @Nullable String title, @Nullable Place after, int limit);
}
