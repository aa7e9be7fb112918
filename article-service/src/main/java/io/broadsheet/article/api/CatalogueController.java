package io.broadsheet.article.api;

import io.broadsheet.article.application.Catalogue;
import io.broadsheet.article.application.CurrentCatalogue;
import io.broadsheet.article.application.FrontPage;
import io.broadsheet.article.application.ListCache;
import io.broadsheet.article.application.ListCache.Listing;
import io.broadsheet.chassis.web.paging.PageRequest;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
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

    private final CurrentCatalogue catalogue;
    private final FrontPage front;
    private final Summaries summaries;
    private final ListCache lists;
    private final JsonPages json;

    CatalogueController(
            CurrentCatalogue catalogue, FrontPage front, Summaries summaries, ListCache lists, JsonPages json) {
        this.catalogue = catalogue;
        this.front = front;
        this.summaries = summaries;
        this.lists = lists;
        this.json = json;
    }

    @GetMapping("/sections")
    Items<Catalogue.Named> sections(@RequestParam @Nullable String limit) {
        return first(limit, catalogue.get().sections());
    }

    @GetMapping("/tags")
    Items<Catalogue.Named> tags(@RequestParam @Nullable String limit) {
        return first(limit, catalogue.get().tags());
    }

    /** All of them where no limit is asked for: they are counted in memory. */
    private static Items<Catalogue.Named> first(@Nullable String limit, List<Catalogue.Named> names) {
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
                    var items = summaries.of(front.articles(most));
                    return Listing.of(
                            json.write(new FrontList(items)),
                            items.stream().map(PublicSummary::id).toList());
                })
                .send(request, response);
    }

    /** The front page's articles, in their order. */
    record FrontList(List<PublicSummary> items) {}
}
