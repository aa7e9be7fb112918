package io.broadsheet.article.api;

import io.broadsheet.article.application.Catalogue;
import io.broadsheet.article.application.CurrentCatalogue;
import io.broadsheet.article.application.FrontPage;
import io.broadsheet.article.application.ListCache;
import io.broadsheet.article.application.ListCache.Listing;
import io.broadsheet.article.application.SectionTrees;
import io.broadsheet.chassis.web.paging.PageRequest;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a front page is made of, and what there is besides. */
@RestController
class CatalogueController {

    private static final int MOST_NAMES = 1_000;
    private static final Duration ORDER_LASTS = Duration.ofSeconds(1);

    private final CurrentCatalogue catalogue;
    private final SectionTrees trees;
    private final FrontPage front;
    private final Summaries summaries;
    private final ListCache lists;
    private final JsonPages json;

    CatalogueController(
            CurrentCatalogue catalogue,
            SectionTrees trees,
            FrontPage front,
            Summaries summaries,
            ListCache lists,
            JsonPages json) {
        this.catalogue = catalogue;
        this.trees = trees;
        this.front = front;
        this.summaries = summaries;
        this.lists = lists;
        this.json = json;
    }

    @GetMapping("/sections")
    @Operation(
            summary =
                    "Sections: those of the newsroom's tree in its order, then those that only articles name, by count")
    Items<SectionList.Listed> sections(@RequestParam @Nullable String limit) {
        return first(limit, SectionList.of(trees.current(), catalogue.get().sections()));
    }

    @GetMapping("/tags")
    Items<Catalogue.Named> tags(@RequestParam @Nullable String limit) {
        return first(limit, catalogue.get().tags());
    }

    /** All of them where no limit is asked for: they are counted in memory. */
    private static <T> Items<T> first(@Nullable String limit, List<T> names) {
        var most = limit == null ? names.size() : PageRequest.parseLimit(limit, PageRequest.USUAL, MOST_NAMES);
        return new Items<>(names.stream().limit(most).toList());
    }

    /** @param timeZone an IANA name; months are in UTC without it, latest first */
    @GetMapping("/archive")
    Items<Catalogue.Month> archive(@RequestParam(defaultValue = "UTC") String timeZone) {
        return new Items<>(catalogue.get().months(zone(timeZone)));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw ProblemException.malformed("timeZone: must be an IANA name, such as Europe/Paris.");
        }
    }

    @GetMapping("/front")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FrontList.class)))
    void front(@RequestParam @Nullable String limit, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var most = PageRequest.parseLimit(limit, PageRequest.USUAL, PageRequest.MOST);
        lists.at(CachedCalls.address(request), () -> {
                    var now = front.articles(most);
                    var items = summaries.of(now.articles());
                    return new Listing(
                            json.write(new FrontList(items, null, now.placed())),
                            items.stream().map(PublicSummary::id).toList(),
                            // Another instance may change its order, and no event tells of it.
                            ORDER_LASTS);
                })
                .send(request, response);
    }

    /**
     * The front page's articles, in their order.
     *
     * @param next null: no page follows
     * @param placed how many of them editors put there by hand: the first ones
     */
    record FrontList(List<PublicSummary> items, @Nullable String next, int placed) {}
}
