package io.broadsheet.article.api;

import io.broadsheet.article.domain.StaleVersion;
import io.broadsheet.chassis.web.problem.Problem;
import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells whoever worked on an older version which one is there. */
@RestControllerAdvice
class StaleVersionHandling {

    /**
     * A problem document that also says what is there.
     *
     * @param version the current one
     */
    record StaleVersionDocument(URI type, String title, int status, String detail, long version) {}

    @ExceptionHandler
    ResponseEntity<StaleVersionDocument> stale(StaleVersion stale) {
        return ResponseEntity.status(Problem.STALE.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .eTag("\"" + stale.current() + "\"")
                .body(new StaleVersionDocument(
                        Problem.STALE.type(),
                        Problem.STALE.title(),
                        Problem.STALE.status(),
                        "There is another version than If-Match names.",
                        stale.current()));
    }
}
