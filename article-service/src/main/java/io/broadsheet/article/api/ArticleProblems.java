package io.broadsheet.article.api;

import io.broadsheet.article.application.TooManyImages;
import io.broadsheet.article.application.UnknownArticle;
import io.broadsheet.article.domain.CallRepeatedOtherwise;
import io.broadsheet.article.domain.ErasedForGood;
import io.broadsheet.article.domain.NeverPublished;
import io.broadsheet.article.domain.NotPublishable;
import io.broadsheet.article.domain.SlugTaken;
import io.broadsheet.article.domain.StaleVersion;
import io.broadsheet.article.imaging.NotAPicture;
import io.broadsheet.chassis.web.Problem;
import io.broadsheet.chassis.web.ProblemException;
import java.time.Duration;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the domain's refusals are over HTTP. */
@RestControllerAdvice
@Order(0)
class ArticleProblems {

    static final String ERASED = "The article has been erased.";
    private static final String UNKNOWN = "There is no article with this id.";

    @ExceptionHandler
    ResponseEntity<Object> unknown(UnknownArticle refusal) {
        return new ProblemException(Problem.NOT_FOUND, UNKNOWN).answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> erased(ErasedForGood refusal) {
        return new ProblemException(Problem.GONE, ERASED).answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> neverPublished(NeverPublished refusal) {
        return new ProblemException(Problem.CONFLICT, "The article has never been published.").answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> stale(StaleVersion refusal) {
        return new ProblemException(Problem.STALE, "The article has another version than If-Match names.").answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> taken(SlugTaken refusal) {
        return ProblemException.invalid("slug", "belongs to another article").answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> notPublishable(NotPublishable refusal) {
        return ProblemException.invalid("body.source", String.valueOf(refusal.getMessage()))
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> repeatedOtherwise(CallRepeatedOtherwise refusal) {
        return ProblemException.invalid("Idempotency-Key", "was used before with another body")
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> notAPicture(NotAPicture refusal) {
        return ProblemException.invalid("file", String.valueOf(refusal.getMessage()))
                .answer();
    }

    @ExceptionHandler
    ResponseEntity<Object> tooMany(TooManyImages refusal) {
        return new ProblemException(
                        Problem.UNAVAILABLE, "Other pictures have to be made ready first.", Duration.ofSeconds(5))
                .answer();
    }
}
