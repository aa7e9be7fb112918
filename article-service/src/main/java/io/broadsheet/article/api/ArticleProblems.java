package io.broadsheet.article.api;

import io.broadsheet.article.application.PicturesNotYetKnown;
import io.broadsheet.article.application.PreviewExpired;
import io.broadsheet.article.application.PreviewsNotSetUp;
import io.broadsheet.article.application.PublicImage;
import io.broadsheet.article.application.TooManyImages;
import io.broadsheet.article.application.UnknownArticle;
import io.broadsheet.article.application.UnknownImage;
import io.broadsheet.article.application.UnknownPreview;
import io.broadsheet.article.application.UnknownRevision;
import io.broadsheet.article.domain.CallRepeatedOtherwise;
import io.broadsheet.article.domain.ErasedForGood;
import io.broadsheet.article.domain.NeverPublished;
import io.broadsheet.article.domain.NotPublishable;
import io.broadsheet.article.domain.NotPublished;
import io.broadsheet.article.domain.Sentence;
import io.broadsheet.article.domain.SlugTaken;
import io.broadsheet.article.domain.TooManyCorrections;
import io.broadsheet.article.imaging.NotAPicture;
import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.chassis.web.problem.Refusals;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the domain's refusals are over HTTP. */
@Component
class ArticleProblems implements Refusals {

    @Override
    public @Nullable ProblemException explain(Throwable refusal) {
        return switch (refusal) {
            case UnknownArticle _ -> new ProblemException(Problem.NOT_FOUND, "There is no article with this id.");
            case UnknownImage _ -> new ProblemException(Problem.NOT_FOUND, "There is no image with this id.");
            case UnknownPreview _ -> new ProblemException(Problem.NOT_FOUND, "This is no preview link.");
            case PreviewsNotSetUp _ ->
                new ProblemException(
                        Problem.UNAVAILABLE, "Preview links need broadsheet.token-secret.", Duration.ofMinutes(1));
            case PreviewExpired _ -> new ProblemException(Problem.GONE, "This preview link has expired.");
            case UnknownRevision _ -> new ProblemException(Problem.NOT_FOUND, "No text of this version is kept.");
            case ErasedForGood _ -> problem(Problem.GONE, Sentence.GONE);
            case NotPublished _ -> problem(Problem.CONFLICT, Sentence.UNPUBLISHED);
            case TooManyCorrections _ -> problem(Problem.CONFLICT, Sentence.CORRECTIONS);
            case NeverPublished _ -> problem(Problem.CONFLICT, Sentence.NEVER_PUBLISHED);
            case SlugTaken _ -> ProblemException.invalid(FieldRules.error("slug", Sentence.SLUG_TAKEN.with()));
            case NotPublishable why -> notPublishable(why);
            case CallRepeatedOtherwise before ->
                ProblemException.invalid("Idempotency-Key", "was used before with another body")
                        .made(before.made());
            case PublicImage _ -> problem(Problem.FORBIDDEN, Sentence.PUBLIC_PICTURE);
            case NotAPicture why -> ProblemException.invalid(FieldRules.error("file", why.why()));
            case TooManyImages _ ->
                new ProblemException(
                        Problem.UNAVAILABLE, "Other pictures have to be made ready first.", Duration.ofSeconds(5));
            case PicturesNotYetKnown _ ->
                new ProblemException(
                        Problem.UNAVAILABLE, "Not all articles have been heard of yet.", Duration.ofSeconds(2));
            default -> null;
        };
    }

    static ProblemException problem(Problem problem, Sentence sentence) {
        return new ProblemException(problem, sentence.with().message()).code(sentence.code());
    }

    private static ProblemException notPublishable(NotPublishable why) {
        var errors = new FieldErrors();
        why.lacks().forEach(lack -> errors.add(FieldRules.error(lack.field(), lack.said())));
        return errors.problem();
    }
}
