package io.broadsheet.article.api;

import io.broadsheet.article.application.ImageCache;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where readers' front-ends get pictures: each address shows the same for ever. */
@RestController
class PicturesController {

    private final ImageCache pictures;

    PicturesController(ImageCache pictures) {
        this.pictures = pictures;
    }

    @GetMapping("/images/{hash}/{size}")
    @PictureAnswer
    void picture(
            @PathVariable String hash,
            @PathVariable String size,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        pictures.at(hash, size)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no picture at this address."))
                .send(request, response);
    }
}
