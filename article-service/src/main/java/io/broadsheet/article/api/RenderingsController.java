package io.broadsheet.article.api;

import io.broadsheet.article.api.DraftRequest.BodyRequest;
import io.broadsheet.article.application.ImageCache;
import io.broadsheet.article.domain.Body;
import io.broadsheet.article.domain.NotPublishable;
import io.broadsheet.article.domain.Rendering;
import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What readers would get of a text, while it is written; nothing is kept. */
@RestController
class RenderingsController {

    private final Rendering rendering;
    private final ImageCache pictures;

    RenderingsController(Rendering rendering, ImageCache pictures) {
        this.rendering = rendering;
        this.pictures = pictures;
    }

    record RenderingRequest(@Nullable BodyRequest body) {}

    /** @param html empty where readers would see nothing, which the warnings then say */
    record Rendered(String html, List<WarningAnswer> warnings) {}

    @PostMapping("/newsroom/renderings")
    @RequiresScope({Scopes.ARTICLES_WRITE, Scopes.ARTICLES_PUBLISH})
    @Operation(summary = "What readers would get of a text: Markdown or HTML in, sanitised HTML out")
    Rendered render(@RequestBody RenderingRequest request) {
        var errors = new FieldErrors();
        var body = DraftRequest.body(new FieldRules(errors), request.body);
        errors.throwIfAny();
        return new Rendered(
                html(body),
                rendering.warnings(body).stream().map(WarningAnswer::of).toList());
    }

    @GetMapping("/newsroom/renderings/images/{hash}/{size}")
    @RequiresScope({Scopes.ARTICLES_WRITE, Scopes.ARTICLES_PUBLISH})
    @Operation(summary = "A picture of a text, also before readers may have it")
    @PictureAnswer
    void picture(
            @PathVariable String hash,
            @PathVariable String size,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        pictures.of(hash, size)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no picture at this address."))
                .send(request, response);
    }

    private String html(Body body) {
        try {
            return rendering.render(body).html();
        } catch (NotPublishable nothing) {
            return "";
        }
    }
}
