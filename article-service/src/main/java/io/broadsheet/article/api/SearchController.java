package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticleCache;
import io.broadsheet.article.application.ReaderPage;
import io.broadsheet.article.application.SectionTrees;
import io.broadsheet.article.search.ArticleSearch;
import io.broadsheet.article.search.ArticleSearch.Wanted;
import io.broadsheet.article.search.Place;
import io.broadsheet.article.search.RelatedArticles;
import io.broadsheet.article.search.SlugLookup;
import io.broadsheet.chassis.Texts;
import io.broadsheet.chassis.web.paging.PageRequest;
import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds articles: by words, and by another article. */
@RestController
@RequestMapping("/articles")
class SearchController {

    /** Says {@code incomplete} while articles may be missing, soon after a start. */
    static final String STATE = "Search-Index";

    private static final int LONGEST_QUERY = 200;
    private static final int USUAL_RELATED = 4;

    private final ArticleSearch search;
    private final RelatedArticles related;
    private final SlugLookup addresses;
    private final ArticleCache pages;
    private final Summaries summaries;
    private final SectionTrees sections;

    SearchController(
            ArticleSearch search,
            RelatedArticles related,
            SlugLookup addresses,
            ArticleCache pages,
            Summaries summaries,
            SectionTrees sections) {
        this.search = search;
        this.related = related;
        this.addresses = addresses;
        this.pages = pages;
        this.summaries = summaries;
        this.sections = sections;
    }

    @GetMapping("/search")
    ResponseEntity<SearchAnswer> search(
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String tag,
            @RequestParam @Nullable String section,
            @RequestParam @Nullable String language,
            @Parameter(schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
                    @RequestParam
                    @Nullable String limit,
            @Parameter(description = "next of the page before, or one of its pages") @RequestParam @Nullable String after) {
        var within = QueryParameters.given(section);
        var wanted = new Wanted(
                words(q),
                QueryParameters.given(tag),
                within,
                QueryParameters.language(language),
                within == null
                        ? List.of()
                        : sections.current().namesWithin(within).toList());
        var found = search.search(
                wanted, place(after, wanted), PageRequest.parseLimit(limit, PageRequest.USUAL, PageRequest.MOST));
        if (found.hits().isEmpty() && !found.complete()) {
            throw new ProblemException(
                    Problem.UNAVAILABLE, "Search does not know the articles yet.", Duration.ofSeconds(2));
        }
        var articles = summaries.of(
                found.hits().stream().map(ArticleSearch.Hit::article).toList());
        var items = new ArrayList<FoundArticle>();
        for (var i = 0; i < articles.size(); i++) {
            items.add(FoundArticle.of(articles.get(i), found.hits().get(i).highlights()));
        }
        var answer = ResponseEntity.ok();
        if (!found.complete()) {
            answer.header(STATE, "incomplete");
        }
        var next = found.next();
        return answer.body(new SearchAnswer(
                items,
                next == null ? null : next.encode(),
                found.pages().stream().map(Place::encode).toList(),
                found.total(),
                found.isTotalExact(),
                found.didYouMean(),
                found.corrected()));
    }

    private static String words(@Nullable String q) {
        var errors = new FieldErrors()
                .check(!Texts.isBlank(q), "q", "must not be empty")
                .check(q == null || Texts.fits(q, LONGEST_QUERY), "q", "must have at most 200 characters");
        errors.throwIfAny();
        return q == null ? "" : q.strip();
    }

    private static @Nullable Place place(@Nullable String after, Wanted wanted) {
        var place = after == null ? null : Place.parse(after);
        if (after != null && (place == null || !place.isOf(wanted))) {
            throw ProblemException.malformed("after: not a cursor of this list.");
        }
        return place;
    }

    @GetMapping("/{slug}/related")
    ResponseEntity<Items<RelatedArticle>> related(@PathVariable String slug, @RequestParam @Nullable String limit) {
        var most = PageRequest.parseLimit(limit, USUAL_RELATED, PageRequest.MOST);
        var complete = related.isComplete();
        var found =
                addresses.at(slug) instanceof SlugLookup.Known(var article) ? related.to(article, most) : none(slug);
        var articles = summaries.of(
                found.stream().map(RelatedArticles.Related::article).toList());
        var items = new ArrayList<RelatedArticle>();
        for (var i = 0; i < articles.size(); i++) {
            items.add(RelatedArticle.of(articles.get(i), found.get(i).reason()));
        }
        var answer = ResponseEntity.ok();
        if (!complete) {
            answer.header(STATE, "incomplete");
        }
        return answer.body(new Items<>(items));
    }

    /** There may be an article that search has not heard of yet. */
    private List<RelatedArticles.Related> none(String slug) {
        return switch (pages.at(slug).orElseThrow(ArticlesController::notFound)) {
            case ReaderPage.Readable page -> List.of();
            case ReaderPage.Gone gone -> throw new ArticleGone(gone);
        };
    }
}
