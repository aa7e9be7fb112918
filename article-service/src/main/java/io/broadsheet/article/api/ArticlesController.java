package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticleAddress;
import io.broadsheet.article.application.ArticleLists;
import io.broadsheet.article.application.ArticleLists.Wanted;
import io.broadsheet.article.application.ReaderPage;
import io.broadsheet.article.application.ReaderPages;
import io.broadsheet.chassis.web.Cursor;
import io.broadsheet.chassis.web.CursorPage;
import io.broadsheet.chassis.web.HttpSettings;
import io.broadsheet.chassis.web.PageRequest;
import io.broadsheet.chassis.web.Problem;
import io.broadsheet.chassis.web.ProblemException;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where readers' front-ends get articles. */
@RestController
@RequestMapping("/articles")
class ArticlesController {

    private final ReaderPages pages;
    private final ArticleLists lists;
    private final Summaries summaries;
    private final HttpSettings http;

    ArticlesController(ReaderPages pages, ArticleLists lists, Summaries summaries, HttpSettings http) {
        this.http = http;
        this.pages = pages;
        this.lists = lists;
        this.summaries = summaries;
    }

    @GetMapping
    CursorPage<PublicSummary> list(
            @RequestParam @Nullable String tag,
            @RequestParam @Nullable String section,
            @RequestParam @Nullable String author,
            @RequestParam @Nullable String language,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String until,
            PageRequest page) {
        var wanted = new Wanted(
                Asked.given(tag),
                Asked.given(section),
                Asked.given(author),
                Asked.language(language),
                Asked.instant("from", from),
                Asked.instant("until", until));
        return summaries.of(CursorPage.of(
                lists.published(wanted, NewsroomController.place(page), page.fetch()),
                page,
                article -> Cursor.at(article.publishedAt(), article.id())));
    }

    /** The answer is ready-made bytes; see {@link ArticleFastLane} for where most of them leave. */
    @GetMapping(path = "/{slug}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PublicArticle.class)))
    @ApiResponse(responseCode = "301", description = "The article has another slug now", content = @Content)
    @ApiResponse(responseCode = "404", description = "No article was ever here", content = @Content)
    @ApiResponse(responseCode = "410", description = "Withdrawn, with the reason, or erased", content = @Content)
    ResponseEntity<byte[]> article(@PathVariable String slug) {
        return switch (pages.at(slug).orElseThrow(ArticlesController::notFound)) {
            case ReaderPage.Readable page
            when page.slug().value().equals(slug) ->
                ResponseEntity.ok()
                        .eTag(page.etag())
                        .header(HttpHeaders.CACHE_CONTROL, http.cacheControl())
                        .body(page.body());
            case ReaderPage.Readable page ->
                ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
                        .location(URI.create(ArticleAddress.path(page.slug())))
                        .header(HttpHeaders.CACHE_CONTROL, http.cacheControl())
                        .build();
            case ReaderPage.Gone gone -> throw gone(gone);
        };
    }

    static ProblemException gone(ReaderPage.Gone gone) {
        return new ProblemException(
                Problem.GONE, gone.reason() == null ? "This article is no longer published." : gone.reason());
    }

    static ProblemException notFound() {
        return new ProblemException(Problem.NOT_FOUND, "There is no article at this address.");
    }
}
