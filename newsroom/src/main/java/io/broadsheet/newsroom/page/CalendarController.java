package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.NewsroomSettings;
import io.broadsheet.newsroom.client.Article;
import io.broadsheet.newsroom.client.ArticleService;
import io.broadsheet.newsroom.client.ArticleService.Filter;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.CalendarView;
import io.broadsheet.newsroom.view.CalendarView.Day;
import io.broadsheet.newsroom.view.CalendarView.Item;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What comes out when: a month or a week, in the paper's time zone. */
@Controller
class CalendarController {

    private static final int MOST_PAGES = 10;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final ArticleService articles;
    private final Pages pages;
    private final Formats formats;
    private final Locale language;
    private final Clock clock;

    CalendarController(ArticleService articles, Pages pages, Formats formats, NewsroomSettings settings, Clock clock) {
        this.articles = articles;
        this.pages = pages;
        this.formats = formats;
        this.language = settings.language();
        this.clock = clock;
    }

    /** @param first and {@code last} day that is shown, in whole weeks */
    private record Span(boolean week, LocalDate begin, LocalDate first, LocalDate last) {

        Span(boolean week, LocalDate day, DayOfWeek firstOfWeek) {
            this(
                    week,
                    week ? day : day.withDayOfMonth(1),
                    (week ? day : day.withDayOfMonth(1)).with(TemporalAdjusters.previousOrSame(firstOfWeek)),
                    (week ? day : day.with(TemporalAdjusters.lastDayOfMonth()))
                            .with(TemporalAdjusters.nextOrSame(firstOfWeek.minus(1))));
        }

        LocalDate moved(int by) {
            return week ? begin.plusWeeks(by) : begin.plusMonths(by);
        }

        boolean contains(LocalDate day) {
            return week || day.getMonth() == begin.getMonth();
        }
    }

    private record Found(List<Article> articles, boolean whole) {}

    @GetMapping(Pages.CALENDAR)
    ResponseEntity<String> calendar(
            @RequestParam(defaultValue = "") String day, @RequestParam(defaultValue = "") String view, Session session)
            throws ServiceAway {
        var today = clock.instant().atZone(formats.zone()).toLocalDate();
        var span = new Span(
                view.equals("week"), day(day, today), WeekFields.of(language).getFirstDayOfWeek());
        var found = scheduled(
                session, span.last.plusDays(1).atStartOfDay(formats.zone()).toInstant());
        var calendar = new CalendarView(
                span.week,
                name(span),
                address(span.week, span.moved(-1)),
                address(span.week, span.moved(1)),
                address(span.week, today),
                address(!span.week, span.begin),
                formats.zone().getId(),
                IntStream.range(0, 7)
                        .mapToObj(i -> span.first
                                .plusDays(i)
                                .getDayOfWeek()
                                .getDisplayName(TextStyle.SHORT_STANDALONE, language))
                        .toList(),
                found == null ? null : days(span, today, found.articles),
                found != null && !found.whole);
        return pages.page(
                200,
                session,
                pages.of("calendar.title"),
                Pages.CALENDAR,
                List.of(),
                (templates, layout) -> templates.calendar(layout, calendar));
    }

    /** What is no day is today: addresses are typed by hand, too. */
    private static LocalDate day(String typed, LocalDate today) {
        try {
            var day = typed.isEmpty() ? today : LocalDate.parse(typed);
            return day.getYear() < 2000 || day.getYear() > 2200 ? today : day;
        } catch (DateTimeException notADay) {
            return today;
        }
    }

    /** The soonest first, as far as the span goes; null if this is not offered. */
    private @Nullable Found scheduled(Session session, Instant end) throws ServiceAway {
        var all = new ArrayList<Article>();
        String after = null;
        for (var page = 0; page < MOST_PAGES; page++) {
            var found = articles.list(session, Filter.comingOut(after)).orElse(null);
            if (found == null || found.items().stream().anyMatch(each -> each.schedule() == null)) {
                return null;
            }
            all.addAll(found.items());
            after = found.next();
            if (after == null || !all.isEmpty() && at(all.getLast()).isAfter(end)) {
                return new Found(all, true);
            }
        }
        return new Found(all, false);
    }

    private static Instant at(Article article) {
        return Objects.requireNonNull(article.schedule()).at();
    }

    private List<Day> days(Span span, LocalDate today, List<Article> found) {
        Map<LocalDate, List<Article>> byDay = found.stream()
                .collect(Collectors.groupingBy(
                        each -> at(each).atZone(formats.zone()).toLocalDate()));
        var full = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(language);
        return span.first
                .datesUntil(span.last.plusDays(1))
                .map(date -> new Day(
                        date.toString(),
                        full.format(date),
                        date.getDayOfMonth(),
                        span.contains(date),
                        date.equals(today),
                        byDay.getOrDefault(date, List.of()).stream()
                                .map(this::item)
                                .toList()))
                .toList();
    }

    private Item item(Article article) {
        var schedule = Objects.requireNonNull(article.schedule());
        return new Item(
                Pages.ARTICLES + "/" + article.id(),
                TIME.format(schedule.at().atZone(formats.zone())),
                Objects.requireNonNullElse(article.title(), ""),
                Objects.requireNonNullElse(article.language(), ""),
                schedule.problem() != null);
    }

    private String name(Span span) {
        var medium = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language);
        return span.week
                ? medium.format(span.first) + " – " + medium.format(span.last)
                : DateTimeFormatter.ofPattern("LLLL yyyy", language).format(span.begin);
    }

    private static String address(boolean week, LocalDate day) {
        return Pages.CALENDAR + "?day=" + day + (week ? "&view=week" : "");
    }
}
