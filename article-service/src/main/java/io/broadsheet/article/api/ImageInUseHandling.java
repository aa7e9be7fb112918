package io.broadsheet.article.api;

import io.broadsheet.article.api.ImagesController.UseResponse;
import io.broadsheet.article.application.ImageInUse;
import io.broadsheet.chassis.web.problem.Problem;
import java.net.URI;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells whoever would delete a picture where it is. */
@RestControllerAdvice
class ImageInUseHandling {

    /**
     * A problem document that also says which articles have the picture.
     *
     * @param count of them, up to 100
     * @param uses the latest ten
     */
    record ImageInUseDocument(URI type, String title, int status, String detail, int count, List<UseResponse> uses) {}

    @ExceptionHandler
    ResponseEntity<ImageInUseDocument> inUse(ImageInUse used) {
        return ResponseEntity.status(Problem.CONFLICT.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new ImageInUseDocument(
                        Problem.CONFLICT.type(),
                        Problem.CONFLICT.title(),
                        Problem.CONFLICT.status(),
                        used.count() == 1 ? "The picture is in an article." : "The picture is in articles.",
                        used.count(),
                        used.uses().stream().map(UseResponse::from).toList()));
    }
}
