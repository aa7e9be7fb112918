package io.broadsheet.website.page;

import io.broadsheet.website.cache.CachedPage;
import io.broadsheet.website.cache.ServiceCaches;
import io.broadsheet.website.client.Month;
import io.broadsheet.website.client.Query;
import io.broadsheet.website.view.Counted;
import io.broadsheet.website.view.Link;
import io.broadsheet.website.view.Metadata;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What was published, month by month. */
@Controller
class ArchiveController {

    private static final int LENGTH = 40;

    private final ServiceCaches caches;
    private final PageResponder responder;
    private final PageRenderer renderer;
    private final Teasers teasers;
    private final LocalFormats formats;

    ArchiveController(
            ServiceCaches caches,
            PageResponder responder,
            PageRenderer renderer,
            Teasers teasers,
            LocalFormats formats) {
        this.caches = caches;
        this.responder = responder;
        this.renderer = renderer;
        this.teasers = teasers;
        this.formats = formats;
    }

    @GetMapping("/archive")
    void archive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        responder.serve(request, response, this::years);
    }

    @GetMapping("/archive/{year:\\d{4}}/{month:\\d{2}}")
    void month(
            @PathVariable int year,
            @PathVariable int month,
            @RequestParam @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        responder.serve(request, response, context -> month(context, year, month, after), "after");
    }

    private CachedPage years(PageRenderer.RenderContext context) {
        var months = caches.months(context.dependencies()).get();
        var years = months == null ? null : years(months);
        return context.render(
                200,
                renderer.lasting(renderer.text("place.archive"), "/archive"),
                (templates, layout) -> templates.archive(layout, years));
    }

    private Map<String, List<Counted>> years(List<Month> latestFirst) {
        var years = new LinkedHashMap<String, List<Counted>>();
        for (var counted : latestFirst) {
            var month = YearMonth.of(counted.year(), counted.month());
            years.computeIfAbsent(formats.year(month), unknown -> new ArrayList<>())
                    .add(new Counted(new Link(formats.nameOfMonth(month), path(month)), counted.count()));
        }
        return years;
    }

    private static String path(YearMonth month) {
        return "/archive/%04d/%02d".formatted(month.getYear(), month.getMonthValue());
    }

    private CachedPage month(PageRenderer.RenderContext context, int year, int number, @Nullable String after) {
        YearMonth month;
        try {
            month = YearMonth.of(year, number);
        } catch (DateTimeException noSuchMonth) {
            return renderer.message(404, "error.unknown", "archive.unknown");
        }
        var query = Query.of("/articles")
                .with("from", formats.start(month))
                .with("until", formats.start(month.plusMonths(1)))
                .with("limit", LENGTH)
                .with("after", after);
        var asked = context.dependencies().ask(caches.lists(), query.toString());
        var popular = caches.popular(context.dependencies());
        var list = asked.get();
        if (list != null && list.items().isEmpty()) {
            return after == null
                    ? renderer.message(404, "error.unknown", "archive.empty")
                    : renderer.leadOn(context, path(month));
        }
        context.within("/archive");
        return context.render(
                200,
                after != null
                        ? Metadata.plain(formats.month(month))
                        : renderer.lasting(
                                formats.month(month),
                                null,
                                path(month),
                                List.of(),
                                list == null ? List.of() : list.items()),
                (templates, layout) -> templates.list(
                        layout,
                        renderer.text("place.archive"),
                        true,
                        formats.month(month),
                        null,
                        list == null ? null : teasers.of(list.items()),
                        ListController.next(path(month), list == null ? null : list.next()),
                        null,
                        teasers.ofOptional(popular.get()),
                        null,
                        List.of()));
    }
}
