package io.broadsheet.article.api;

import io.broadsheet.article.application.Catalogue;
import io.broadsheet.article.application.CurrentCatalogue;
import io.broadsheet.article.application.FrontPage;
import io.broadsheet.chassis.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a front page is made of, and what there is besides. */
@RestController
class CatalogueController {

    private final CurrentCatalogue catalogue;
    private final FrontPage front;
    private final Summaries summaries;

    CatalogueController(CurrentCatalogue catalogue, FrontPage front, Summaries summaries) {
        this.catalogue = catalogue;
        this.front = front;
        this.summaries = summaries;
    }

    @GetMapping("/sections")
    Items<Catalogue.Named> sections() {
        return new Items<>(catalogue.get().sections());
    }

    @GetMapping("/tags")
    Items<Catalogue.Named> tags() {
        return new Items<>(catalogue.get().tags());
    }

    /** Months in UTC, latest first. */
    @GetMapping("/archive")
    Items<Catalogue.Month> archive() {
        return new Items<>(catalogue.get().months());
    }

    @GetMapping("/front")
    Items<PublicSummary> front(@RequestParam @Nullable String limit) {
        var most = PageRequest.parseLimit(limit, PageRequest.USUAL, PageRequest.MOST);
        return new Items<>(summaries.of(front.articles(most)));
    }
}
