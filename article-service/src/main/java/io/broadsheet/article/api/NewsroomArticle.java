package io.broadsheet.article.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.broadsheet.article.api.PublicArticle.CorrectionResponse;
import io.broadsheet.article.application.NewsroomItem;
import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles.Entry;
import io.broadsheet.article.domain.Body;
import io.broadsheet.article.domain.Correction;
import io.broadsheet.article.domain.Sentence;
import io.broadsheet.article.domain.Withdrawal;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as the newsroom sees it: its working copy and the state it is in.
 *
 * @param withdrawal null unless withdrawn
 * @param corrections oldest first
 * @param warnings what readers would not get of the working copy as it was written
 */
record NewsroomArticle(
        @JsonUnwrapped NewsroomSummary summary,
        BodyResponse body,
        @Nullable WithdrawalResponse withdrawal,
        List<CorrectionResponse> corrections,
        List<WarningAnswer> warnings) {

    record BodyResponse(String format, String source) {

        static BodyResponse from(Body body) {
            return new BodyResponse(DraftRequest.word(body.format()), body.source());
        }
    }

    /** When it was taken from readers, and what they are told. */
    record WithdrawalResponse(Instant at, @Nullable String reason) {

        static WithdrawalResponse from(Withdrawal withdrawal) {
            return new WithdrawalResponse(withdrawal.withdrawnAt(), withdrawal.reason());
        }
    }

    /** @throws ProblemException 410 if nothing of it is left */
    static NewsroomArticle from(Entry entry, List<WarningAnswer> warnings) {
        if (entry.article() instanceof Article.Erased) {
            throw ArticleProblems.problem(Problem.GONE, Sentence.GONE);
        }
        var body = entry.article().copy().body();
        return new NewsroomArticle(
                NewsroomSummary.from(NewsroomItem.of(entry)),
                BodyResponse.from(body),
                entry.article() instanceof Article.Withdrawn withdrawn
                        ? WithdrawalResponse.from(withdrawn.withdrawal())
                        : null,
                CorrectionResponse.from(corrections(entry.article())),
                warnings);
    }

    private static List<Correction> corrections(Article article) {
        return switch (article) {
            case Article.Published published -> published.publication().corrections();
            case Article.Withdrawn withdrawn -> withdrawn.withdrawal().corrections();
            case Article.Draft draft -> List.of();
            case Article.Erased erased -> List.of();
        };
    }
}
