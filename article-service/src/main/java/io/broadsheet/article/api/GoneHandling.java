package io.broadsheet.article.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.broadsheet.article.application.ReaderPage;
import io.broadsheet.chassis.web.problem.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells front-ends whether an article was withdrawn or erased: readers are told different things. */
@RestControllerAdvice
class GoneHandling {

    static final String GONE = "This article is no longer published.";

    /**
     * A problem document that also says what became of the article.
     *
     * @param reason of a withdrawal, where one was given
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GoneDocument(
            URI type,
            String title,
            int status,
            String detail,

            @Schema(allowableValues = {"withdrawn", "erased"})
            String state,

            @Nullable String reason) {}

    @ExceptionHandler
    ResponseEntity<GoneDocument> gone(ArticleGone ended) {
        return ResponseEntity.status(Problem.GONE.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(
                        switch (ended.gone()) {
                            case ReaderPage.Withdrawn(var reason) ->
                                document(reason == null ? GONE : reason, "withdrawn", reason);
                            case ReaderPage.Erased erased -> document(GONE, "erased", null);
                        });
    }

    private static GoneDocument document(String detail, String state, @Nullable String reason) {
        return new GoneDocument(
                Problem.GONE.type(), Problem.GONE.title(), Problem.GONE.status(), detail, state, reason);
    }
}
