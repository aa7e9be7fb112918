package io.broadsheet.article.application;

import io.broadsheet.article.domain.Actor;
import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.Details;
import io.broadsheet.article.domain.Publication;
import io.broadsheet.article.domain.Schedule;
import io.broadsheet.article.domain.Slug;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article in the newsroom's list, without its text.
 *
 * @param updatedBy whoever made this version, if it is known
 * @param slug and {@code details} of the working copy; of an erased article there are none
 * @param schedule of the working copy
 * @param published null while it is not
 * @param unpublishedChanges whether the working copy of a published article differs from what readers see
 */
public record NewsroomItem(
        UUID id,
        long version,
        ArticleState state,
        @Nullable Slug slug,
        @Nullable Details details,
        Instant changedAt,
        @Nullable Actor updatedBy,
        @Nullable Schedule schedule,
        @Nullable Public published,
        boolean unpublishedChanges) {

    /**
     * What readers have of it.
     *
     * @param version of the article at its latest publication
     */
    public record Public(Instant publishedAt, Instant updatedAt, long version) {

        public static Public of(Publication publication) {
            return new Public(publication.publishedAt(), publication.updatedAt(), publication.version());
        }
    }

    public static NewsroomItem of(Articles.Entry entry) {
        var article = entry.article();
        var copy = article.copy();
        return new NewsroomItem(
                entry.id(),
                entry.version(),
                ArticleState.of(article),
                copy.slug(),
                copy.details(),
                article.changedAt(),
                entry.latest().step().by(),
                copy.schedule(),
                article instanceof Article.Published published ? Public.of(published.publication()) : null,
                article.hasUnpublishedChanges());
    }
}
