package io.broadsheet.article.application;

import io.broadsheet.article.domain.Slug;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists of articles, newest first. */
public interface ArticleLists {

    /** Where a list goes on: after the item of this instant and id. */
    record Place(Instant at, UUID id) {}

    /**
     * What readers want to see; null is anything. Names come in all their spellings, of which an article has one.
     *
     * @param from first published then or later
     * @param until first published before
     */
    record Wanted(
            @Nullable Set<String> tag,
            @Nullable Set<String> section,
            @Nullable Set<String> author,
            @Nullable Set<String> language,
            @Nullable Instant from,
            @Nullable Instant until) {
        public static final Wanted ANYTHING = new Wanted(null, null, null, null, null, null);
    }

    /** Published articles by their first publication. */
    List<ArticleSummary> published(Wanted wanted, @Nullable Place after, int limit);

    /** Published articles that are wanted on top, by their first publication. */
    List<ArticleSummary> pinned(int limit);

    /** @return those of the articles that are published */
    Map<UUID, ArticleSummary> published(Collection<UUID> ids);

    /** Where a published article is found, and no more of it. */
    record Listed(Slug slug, Instant publishedAt, Instant updatedAt) {}

    /** Those first published from then on. */
    List<ArticleSummary> publishedSince(Instant since, int limit);

    /** Where those are found that were first published from {@code from} on and before {@code to}. */
    List<Listed> addresses(Instant from, Instant to, int limit);

    /**
     * What the newsroom wants to see.
     *
     * @param state null for all but the erased
     * @param words of the title, or beginnings of them, folded; null is any title
     * @param author folded, or null for anybody
     * @param section folded, or null for any
     * @param unpublishedChanges only what is public and differs from its working copy
     * @param scheduled only what is to be published at an instant
     */
    record NewsroomWanted(
            @Nullable ArticleState state,
            @Nullable List<String> words,
            @Nullable String author,
            @Nullable String section,
            boolean unpublishedChanges,
            boolean scheduled) {}

    /** Articles by their latest change, scheduled ones by their time, the soonest first. */
    List<NewsroomItem> newsroom(NewsroomWanted wanted, @Nullable Place after, int limit);
}
