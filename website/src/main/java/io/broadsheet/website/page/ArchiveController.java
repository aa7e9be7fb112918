package io.broadsheet.website.page;

import io.broadsheet.website.cache.Contents;
import io.broadsheet.website.cache.ReadyPage;
import io.broadsheet.website.client.ArticleService;
import io.broadsheet.website.client.Query;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.view.Link;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
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

    private static final YearMonth BEFORE_ALL = YearMonth.of(1900, 1);
    private static final int LENGTH = 40;

    private final Contents contents;
    private final ArticleService articles;
    private final Desk desk;
    private final Press press;
    private final Teasers teasers;
    private final Wording wording;

    ArchiveController(
            Contents contents, ArticleService articles, Desk desk, Press press, Teasers teasers, Wording wording) {
        this.contents = contents;
        this.articles = articles;
        this.desk = desk;
        this.press = press;
        this.teasers = teasers;
        this.wording = wording;
    }

    @GetMapping("/archive")
    void archive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        desk.serve(request, response, this::years);
    }

    @GetMapping("/archive/{year:\\d{4}}/{month:\\d{2}}")
    void month(
            @PathVariable int year,
            @PathVariable int month,
            @RequestParam @Nullable String after,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        desk.serve(request, response, sheet -> month(sheet, year, month, after), "after");
    }

    private ReadyPage years(Press.Sheet sheet) {
        var newest = sheet.making().ask(contents.lists(), "/articles?limit=1").get();
        var shown = new HashMap<String, @Nullable Object>();
        shown.put("years", null);
        try {
            if (newest != null) {
                shown.put(
                        "years",
                        newest.items().isEmpty()
                                ? Map.of()
                                : years(
                                        first(),
                                        wording.monthOf(
                                                newest.items().getFirst().publishedAt())));
            }
        } catch (ServiceAway away) {
            sheet.making().lacks();
        }
        return sheet.print(200, press.lasting("Archive", "/archive"), "archive.jte", shown);
    }

    /** The month of the very first article, by halves: a dozen small questions, and only after something changed. */
    private YearMonth first() throws ServiceAway {
        var low = BEFORE_ALL;
        var high = wording.thisMonth();
        while (low.isBefore(high)) {
            var middle = low.plusMonths(low.until(high, ChronoUnit.MONTHS) / 2);
            if (isAnyBefore(middle.plusMonths(1))) {
                high = middle;
            } else {
                low = middle.plusMonths(1);
            }
        }
        return high;
    }

    private boolean isAnyBefore(YearMonth month) throws ServiceAway {
        var until = wording.start(month);
        return articles
                .list(Query.of("/articles")
                        .with("until", until)
                        .with("limit", 1)
                        .toString())
                .items()
                .stream()
                .anyMatch(article -> article.publishedAt().isBefore(until));
    }

    private Map<String, List<Link>> years(YearMonth first, YearMonth last) {
        var years = new LinkedHashMap<String, List<Link>>();
        for (var month = last; !month.isBefore(first); month = month.minusMonths(1)) {
            years.computeIfAbsent(Integer.toString(month.getYear()), unknown -> new ArrayList<>())
                    .add(new Link(wording.month(month), path(month)));
        }
        return years;
    }

    private static String path(YearMonth month) {
        return "/archive/%04d/%02d".formatted(month.getYear(), month.getMonthValue());
    }

    private ReadyPage month(Press.Sheet sheet, int year, int number, @Nullable String after) {
        YearMonth month;
        try {
            month = YearMonth.of(year, number);
        } catch (DateTimeException noSuchMonth) {
            return press.message(sheet, 404, "Not here", "There is no such month.");
        }
        var query = Query.of("/articles")
                .with("from", wording.start(month))
                .with("until", wording.start(month.plusMonths(1)))
                .with("limit", LENGTH)
                .with("after", after);
        var asked = sheet.making().ask(contents.lists(), query.toString());
        var popular = contents.popular(sheet.making());
        var list = asked.get();
        var shown = new HashMap<String, @Nullable Object>();
        shown.put("kicker", "Archive");
        shown.put("title", wording.month(month));
        shown.put("items", list == null ? null : teasers.of(list.items()));
        shown.put("next", ListController.next(path(month), list == null ? null : list.next()));
        shown.put("feed", null);
        shown.put("popular", teasers.ofOptional(popular.get()));
        var unknown = list != null && list.items().isEmpty() && after == null;
        return sheet.print(unknown ? 404 : 200, press.lasting(wording.month(month), path(month)), "list.jte", shown);
    }
}
