package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticleAddress;
import io.broadsheet.article.application.ArticlePreviews;
import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.limit.RateLimited;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where those without an account see an article before its readers do. */
@RestController
class PreviewController {

    private static final String ROBOTS = "X-Robots-Tag";

    private final ArticlePreviews previews;
    private final ArticleAddress address;

    PreviewController(ArticlePreviews previews, ArticleAddress address) {
        this.previews = previews;
        this.address = address;
    }

    /** @param url on the website */
    record PreviewLink(String url, Instant expiresAt) {}

    @PostMapping("/newsroom/articles/{id}/preview-links")
    @RequiresScope({Scopes.ARTICLES_WRITE, Scopes.ARTICLES_PUBLISH})
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "A link that shows whoever has it, for a day, the working copy as readers would have it")
    PreviewLink link(@PathVariable UUID id) {
        var link = previews.link(id);
        return new PreviewLink(address.website() + "/previews/" + link.token(), link.expiresAt());
    }

    @GetMapping("/previews/{token}")
    @RateLimited(value = "previews", permits = 300)
    @Operation(summary = "The article as readers would have it after the next publication")
    @ApiResponse(responseCode = "404", description = "Not a preview link", content = @Content)
    @ApiResponse(responseCode = "410", description = "Expired, or the article was erased", content = @Content)
    ResponseEntity<PublicArticle> preview(@PathVariable String token) {
        var preview = previews.preview(token);
        var publication = preview.publication();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(ROBOTS, "noindex, nofollow")
                .body(PublicArticle.from(
                        preview.id(), publication, preview.commentCount(), address.of(publication.slug())));
    }

    @GetMapping("/previews/{token}/images/{hash}/{size}")
    @RateLimited(value = "preview-pictures", permits = 1_200)
    @Operation(summary = "A picture of that article")
    @PictureAnswer
    void picture(
            @PathVariable String token,
            @PathVariable String hash,
            @PathVariable String size,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        previews.picture(token, hash, size)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no picture at this address."))
                .withHeader(ROBOTS, "noindex, nofollow")
                .send(request, response);
    }
}
