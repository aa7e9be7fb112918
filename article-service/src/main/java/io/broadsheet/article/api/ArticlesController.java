package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticleAddress;
import io.broadsheet.article.application.ArticleCache;
import io.broadsheet.article.application.ArticleLists;
import io.broadsheet.article.application.ListCache;
import io.broadsheet.article.application.ListCache.Listing;
import io.broadsheet.article.application.Names;
import io.broadsheet.article.application.ReaderPage;
import io.broadsheet.article.application.SectionTrees;
import io.broadsheet.chassis.web.limit.HttpSettings;
import io.broadsheet.chassis.web.paging.Cursor;
import io.broadsheet.chassis.web.paging.CursorPage;
import io.broadsheet.chassis.web.paging.PageRequest;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where readers' front-ends get articles. */
@RestController
@RequestMapping("/articles")
class ArticlesController {

    /** Another instance may change what is within a section, and no event tells of it. */
    private static final Duration TREE_LASTS = Duration.ofMinutes(1);

    private final ArticleCache pages;
    private final ListCache lists;
    private final ArticleLists articles;
    private final Names names;
    private final SectionTrees sections;
    private final Summaries summaries;
    private final JsonPages json;
    private final HttpSettings http;

    ArticlesController(
            ArticleCache pages,
            ListCache lists,
            ArticleLists articles,
            Names names,
            SectionTrees sections,
            Summaries summaries,
            JsonPages json,
            HttpSettings http) {
        this.pages = pages;
        this.lists = lists;
        this.articles = articles;
        this.names = names;
        this.sections = sections;
        this.summaries = summaries;
        this.json = json;
        this.http = http;
    }

    @GetMapping
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ArticleList.class)))
    void list(
            @RequestParam @Nullable String tag,
            @RequestParam @Nullable String section,
            @RequestParam @Nullable String author,
            @RequestParam @Nullable String language,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String until,
            PageRequest page,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var asked = new Asked(
                QueryParameters.given(tag),
                QueryParameters.given(section),
                QueryParameters.given(author),
                QueryParameters.language(language),
                QueryParameters.instant("from", from),
                QueryParameters.instant("until", until));
        lists.at(CachedCalls.address(request), () -> listing(asked, page)).send(request, response);
    }

    private Listing listing(Asked asked, PageRequest page) {
        var tree = sections.current();
        var found = summaries.of(CursorPage.of(
                articles.published(asked.wanted(names, tree), NewsroomController.place(page), page.fetch()),
                page,
                article -> Cursor.at(article.publishedAt(), article.id())));
        return new Listing(
                json.write(new ArticleList(found.items(), found.next(), asked.named(names, tree))),
                found.items().stream().map(PublicSummary::id).toList(),
                asked.section() == null ? null : TREE_LASTS);
    }

    /**
     * A page of published articles, newest first.
     *
     * @param wanted the names that were asked for, as they are known
     */
    record ArticleList(List<PublicSummary> items, @Nullable String next, Asked.WantedNames wanted) {}

    /** See {@link CachedCalls} for where most of the answers leave. */
    @GetMapping(path = "/{slug}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PublicArticle.class)))
    @ApiResponse(responseCode = "301", description = "The article has another slug now", content = @Content)
    @ApiResponse(responseCode = "404", description = "No article was ever here", content = @Content)
    @ApiResponse(
            responseCode = "410",
            description = "Withdrawn, with the reason if one was given, or erased",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = GoneHandling.GoneDocument.class)))
    void article(@PathVariable String slug, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (pages.at(slug).orElseThrow(ArticlesController::notFound)) {
            case ReaderPage.Readable(var current, var answer)
            when current.value().equals(slug) -> answer.send(request, response);
            case ReaderPage.Readable(var current, var answer) -> {
                response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
                response.setHeader(HttpHeaders.LOCATION, ArticleAddress.path(current));
                response.setHeader(HttpHeaders.CACHE_CONTROL, http.cacheControl());
            }
            case ReaderPage.Gone gone -> throw new ArticleGone(gone);
        }
    }

    static ProblemException notFound() {
        return new ProblemException(Problem.NOT_FOUND, "There is no article at this address.");
    }
}
