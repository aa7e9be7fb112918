package io.broadsheet.article.api;

import io.broadsheet.article.popularity.PopularArticles;
import io.broadsheet.article.popularity.Window;
import io.broadsheet.chassis.web.paging.PageRequest;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is read most. */
@RestController
class PopularController {

    private static final int USUAL = 5;

    private final PopularArticles popular;
    private final Summaries summaries;

    PopularController(PopularArticles popular, Summaries summaries) {
        this.popular = popular;
        this.summaries = summaries;
    }

    @GetMapping("/articles/popular")
    Items<PublicSummary> popular(
            @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {"1h", "24h", "7d", "30d"},
                                            defaultValue = "24h"))
                    @RequestParam
                    @Nullable String window,
            @RequestParam @Nullable String limit) {
        var wanted = Window.named(window == null ? Window.DAY.word() : window)
                .orElseThrow(() -> ProblemException.malformed("window: must be 1h, 24h, 7d or 30d."));
        return new Items<>(
                summaries.of(popular.in(wanted, PageRequest.parseLimit(limit, USUAL, PopularArticles.MOST))));
    }
}
