package io.broadsheet.article.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.broadsheet.article.application.ArticleState;
import io.broadsheet.article.application.NewsroomItem;
import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles.Entry;
import io.broadsheet.article.domain.Rendering;
import io.broadsheet.article.domain.Warning;
import io.broadsheet.article.domain.WorkingCopy;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import java.util.List;

/**
 * An article as the newsroom sees it: its working copy and the state it is in.
 *
 * @param warnings what readers would not get of the working copy as it was written
 */
record NewsroomArticle(@JsonUnwrapped NewsroomSummary summary, BodyResponse body, List<Warning> warnings) {

    record BodyResponse(String format, String source) {}

    /** @throws ProblemException 410 if nothing of it is left */
    static NewsroomArticle from(Entry entry, Rendering rendering) {
        return switch (entry.article()) {
            case Article.Draft(var copy, var changed) -> from(entry, copy, rendering);
            case Article.Published(var copy, var publication, var changed) -> from(entry, copy, rendering);
            case Article.Withdrawn(var copy, var withdrawal, var changed) -> from(entry, copy, rendering);
            case Article.Erased erased -> throw new ProblemException(Problem.GONE, ArticleProblems.ERASED);
        };
    }

    private static NewsroomArticle from(Entry entry, WorkingCopy copy, Rendering rendering) {
        var item = new NewsroomItem(
                entry.id(),
                entry.version(),
                ArticleState.of(entry.article()),
                copy.slug(),
                copy.details(),
                entry.article().changedAt(),
                entry.latest().step().by());
        var body = copy.body();
        return new NewsroomArticle(
                NewsroomSummary.from(item),
                new BodyResponse(DraftRequest.word(body.format()), body.source()),
                rendering.warnings(body));
    }
}
