package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticleState;
import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles.Entry;
import io.broadsheet.article.domain.WorkingCopy;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An article as the newsroom sees it: its working copy and the state it is in. */
record NewsroomArticle(
        UUID id,
        String slug,
        String state,
        long version,
        String title,
        @Nullable String standfirst,
        BodyResponse body,
        List<String> authors,
        @Nullable String section,
        List<String> tags,
        String language,
        boolean commentsOpen,
        boolean pin,
        boolean breaking,
        @Nullable NewsroomImage heroImage,
        @Nullable String canonicalUrl) {

    record BodyResponse(String format, String source) {}

    /** @throws ProblemException 410 if nothing of it is left */
    static NewsroomArticle from(Entry entry) {
        return switch (entry.article()) {
            case Article.Draft(var copy, var changed) -> from(entry, copy);
            case Article.Published(var copy, var publication, var changed) -> from(entry, copy);
            case Article.Withdrawn(var copy, var withdrawal, var changed) -> from(entry, copy);
            case Article.Erased erased -> throw new ProblemException(Problem.GONE, ArticleProblems.ERASED);
        };
    }

    private static NewsroomArticle from(Entry entry, WorkingCopy copy) {
        var details = copy.details();
        return new NewsroomArticle(
                entry.id(),
                copy.slug().value(),
                ArticleState.of(entry.article()).word(),
                entry.version(),
                details.title(),
                details.standfirst(),
                new BodyResponse(
                        DraftRequest.word(copy.body().format()), copy.body().source()),
                details.authors(),
                details.section(),
                details.tags(),
                details.language(),
                details.commentsOpen(),
                details.pin(),
                details.breaking(),
                NewsroomImage.from(details.heroImage()),
                details.canonicalUrl());
    }
}
