package io.broadsheet.comment.api;

import io.broadsheet.chassis.web.FieldErrors;
import io.broadsheet.chassis.web.Problem;
import io.broadsheet.chassis.web.ProblemException;
import io.broadsheet.comment.domain.ArticleGone;
import io.broadsheet.comment.domain.CommentsClosed;
import io.broadsheet.comment.domain.EditWindowOver;
import io.broadsheet.comment.domain.InvalidContribution;
import io.broadsheet.comment.domain.KeyReused;
import io.broadsheet.comment.domain.NotAnswerable;
import io.broadsheet.comment.domain.NotChangeable;
import io.broadsheet.comment.domain.StalePolicy;
import io.broadsheet.comment.domain.UnknownArticle;
import io.broadsheet.comment.domain.UnknownComment;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** The domain's refusals as problem documents. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class CommentProblems {

    @ExceptionHandler
    ResponseEntity<Object> on(InvalidContribution refusal) {
        var errors = new FieldErrors();
        refusal.faults().forEach(fault -> errors.add(fault.field(), fault.message()));
        return errors.problem().answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> on(NotAnswerable refusal) {
        return ProblemException.invalid("inReplyTo", "Please reply to a comment that is visible on this article.")
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> on(KeyReused refusal) {
        return ProblemException.invalid("Idempotency-Key", "This key was used before with another body.")
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> on(UnknownArticle refusal) {
        return new ProblemException(Problem.NOT_FOUND, "No such article here, or not yet.", Duration.ofSeconds(1))
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> on(ArticleGone refusal) {
        var reason = refusal.reason();
        return new ProblemException(Problem.GONE, reason == null ? "The article is no longer available." : reason)
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> on(CommentsClosed refusal) {
        return new ProblemException(Problem.CONFLICT, "Comments on this article are closed.").answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> on(UnknownComment refusal) {
        return new ProblemException(Problem.NOT_FOUND, "No such comment.").answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> on(EditWindowOver refusal) {
        return new ProblemException(Problem.CONFLICT, "The time to change this comment is over.").answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> on(NotChangeable refusal) {
        return new ProblemException(Problem.CONFLICT, "This comment was rejected or removed.").answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> on(StalePolicy refusal) {
        return new ProblemException(Problem.STALE, "The policy was changed in the meantime.").answer();
    }
}
