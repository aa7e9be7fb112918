package io.broadsheet.comment.api;

import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.broadsheet.chassis.web.problem.Refusals;
import io.broadsheet.comment.domain.ArticleGone;
import io.broadsheet.comment.domain.CommentsClosed;
import io.broadsheet.comment.domain.EditWindowOver;
import io.broadsheet.comment.domain.InvalidContribution;
import io.broadsheet.comment.domain.KeyReused;
import io.broadsheet.comment.domain.NotAnswerable;
import io.broadsheet.comment.domain.NotAppealable;
import io.broadsheet.comment.domain.NotChangeable;
import io.broadsheet.comment.domain.NotPinnable;
import io.broadsheet.comment.domain.NotUndoable;
import io.broadsheet.comment.domain.OwnAppeal;
import io.broadsheet.comment.domain.PinTrailFull;
import io.broadsheet.comment.domain.StalePolicy;
import io.broadsheet.comment.domain.StaleWords;
import io.broadsheet.comment.domain.TooManyComments;
import io.broadsheet.comment.domain.TooManyNotes;
import io.broadsheet.comment.domain.TooManyPins;
import io.broadsheet.comment.domain.UnknownArticle;
import io.broadsheet.comment.domain.UnknownComment;
import io.broadsheet.comment.domain.UnknownMeasure;
import io.broadsheet.comment.domain.UnknownNetwork;
import io.broadsheet.comment.domain.UnknownPolicy;
import io.broadsheet.comment.domain.VotingOver;
import io.broadsheet.comment.domain.WordsGone;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The domain's refusals as problem documents. */
@Component
class CommentProblems implements Refusals {

    @Override
    public @Nullable ProblemException explain(Throwable refusal) {
        return switch (refusal) {
            case InvalidContribution invalid -> invalid(invalid);
            case NotAnswerable _ ->
                ProblemException.invalid("inReplyTo", "Please reply to a comment that is visible on this article.");
            case KeyReused _ ->
                ProblemException.invalid("Idempotency-Key", "This key was used before with another body.");
            case UnknownArticle _ ->
                new ProblemException(Problem.NOT_FOUND, "No such article here, or not yet.", Duration.ofSeconds(1));
            case ArticleGone gone ->
                new ProblemException(
                        Problem.GONE, gone.reason() == null ? "The article is no longer available." : gone.reason());
            case UnknownComment _ -> new ProblemException(Problem.NOT_FOUND, "No such comment.");
            case TooManyComments flood ->
                new ProblemException(Problem.TOO_MANY_REQUESTS, explain(flood.source()), flood.retryAfter());
            case CommentsClosed _ -> new ProblemException(Problem.CONFLICT, "Comments on this article are closed.");
            case VotingOver _ -> new ProblemException(Problem.CONFLICT, "The time to vote on this comment is over.");
            case StaleWords _ ->
                new ProblemException(
                        Problem.STALE, "You have changed this comment in the meantime; please look at it again.");
            case EditWindowOver _ -> new ProblemException(Problem.CONFLICT, "The time to change this comment is over.");
            case NotChangeable _ -> new ProblemException(Problem.CONFLICT, "This comment was rejected or removed.");
            case UnknownPolicy _ ->
                new ProblemException(Problem.NOT_FOUND, "No such version of the policy, or it was not kept.");
            case UnknownMeasure _ -> new ProblemException(Problem.NOT_FOUND, "No such measure, or it has ended.");
            case UnknownNetwork _ ->
                new ProblemException(Problem.CONFLICT, "Where this comment came from is known for a day only.");
            case TooManyNotes _ -> new ProblemException(Problem.CONFLICT, "No more notes are taken on this comment.");
            case NotAppealable _ ->
                new ProblemException(Problem.CONFLICT, "Only a rejection can be appealed against, and once.");
            case WordsGone _ ->
                new ProblemException(
                        Problem.CONFLICT, "The words of this comment are gone, so that nobody can look at them again.");
            case OwnAppeal _ ->
                new ProblemException(
                        Problem.CONFLICT, "Another moderator decides on an appeal against your rejection.");
            case NotUndoable _ ->
                new ProblemException(
                        Problem.CONFLICT, "Only your own last decision can be taken back, within a minute.");
            case NotPinnable _ ->
                new ProblemException(
                        Problem.CONFLICT, "Only a comment on the article itself that readers see can be pinned.");
            case TooManyPins _ ->
                new ProblemException(
                        Problem.CONFLICT, "Three comments of an article can be pinned: please take one off first.");
            case PinTrailFull _ ->
                new ProblemException(
                        Problem.CONFLICT,
                        "The pins of this article were changed too often: no more are taken. Those that there are can be taken off.");
            case StalePolicy _ -> new ProblemException(Problem.STALE, "The policy was changed in the meantime.");
            default -> null;
        };
    }

    private static ProblemException invalid(InvalidContribution refusal) {
        var errors = new FieldErrors();
        refusal.faults().forEach(fault -> errors.add(fault.field(), fault.message()));
        return errors.problem();
    }

    private static String explain(TooManyComments.Source source) {
        return switch (source) {
            case NETWORK_ON_ARTICLE ->
                "Many comments on this article came from your network just now. Please wait a minute.";
            case NETWORK -> "Many comments came from your network just now. Please wait a minute.";
            case NAME -> "Many comments came under this name just now. Please wait a minute.";
            case ARTICLE -> "Many comments are coming in on this article just now. Please wait a minute.";
        };
    }
}
