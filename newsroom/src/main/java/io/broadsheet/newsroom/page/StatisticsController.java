package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.NewsroomSettings;
import io.broadsheet.newsroom.client.ModerationRules;
import io.broadsheet.newsroom.client.ModerationStatistics;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.Link;
import io.broadsheet.newsroom.view.StatisticsView;
import io.broadsheet.newsroom.view.StatisticsView.Bar;
import io.broadsheet.newsroom.view.StatisticsView.Tile;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How long comments wait, which rules hold too much, and who decided how much. */
@Controller
class StatisticsController {

    private static final List<Integer> SPANS = List.of(1, 7, 30);
    private static final int WHOLE = 1000;

    private final ModerationRules rules;
    private final Cards cards;
    private final Pages pages;
    private final Clock clock;
    private final NumberFormat numbers;

    StatisticsController(ModerationRules rules, Cards cards, Pages pages, Clock clock, NewsroomSettings settings) {
        this.rules = rules;
        this.cards = cards;
        this.pages = pages;
        this.clock = clock;
        this.numbers = NumberFormat.getIntegerInstance(settings.language());
    }

    @GetMapping("/moderation/statistics")
    ResponseEntity<String> statistics(@RequestParam(defaultValue = "7") int days, Session session) throws ServiceAway {
        Moderators.require(session);
        int span = SPANS.contains(days) ? days : 7;
        var view = rules.statistics(session, span)
                .map(told -> view(session, told, span))
                .orElse(null);
        return pages.moderation(
                200,
                session,
                pages.of("statistics.title"),
                List.of(),
                (templates, layout) -> templates.statistics(layout, view));
    }

    private StatisticsView view(Session session, ModerationStatistics told, int span) {
        return new StatisticsView(
                SPANS.stream()
                        .map(days -> new Link("/moderation/statistics?days=" + days, pages.of("statistics.days", days)))
                        .toList(),
                pages.of("statistics.days", span),
                told.complete(),
                tiles(told),
                waiting(told.queue().byRule()),
                phases(told.phases()),
                moderators(session, told.moderators()));
    }

    private List<Tile> tiles(ModerationStatistics told) {
        var queue = told.queue();
        var since = queue.oldestSince();
        var times = told.timeToDecision();
        return List.of(
                new Tile(pages.of("statistics.waiting"), number(queue.length())),
                new Tile(
                        pages.of("statistics.oldest"),
                        since == null ? "–" : span(Duration.between(since, clock.instant()))),
                new Tile(pages.of("statistics.appeals"), number(queue.appeals())),
                new Tile(pages.of("statistics.median"), times == null ? "–" : span(times.median())),
                new Tile(pages.of("statistics.ninetieth"), times == null ? "–" : span(times.ninetieth())),
                new Tile(pages.of("statistics.slowest"), times == null ? "–" : span(times.slowest())));
    }

    /** In its largest unit, so that columns can be compared at a glance. */
    private String span(@Nullable Duration time) {
        if (time == null) {
            return "–";
        }
        return time.toDays() >= 2
                ? pages.of("span.days", time.toDays())
                : time.toHours() >= 2
                        ? pages.of("span.hours", time.toHours())
                        : time.toMinutes() >= 2
                                ? pages.of("span.minutes", time.toMinutes())
                                : pages.of("span.seconds", Math.max(0, time.toSeconds()));
    }

    private List<Bar> waiting(Map<String, Integer> byRule) {
        int most = byRule.values().stream().max(Integer::compare).orElse(0);
        return byRule.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(each ->
                        new Bar(rule(each.getKey()), number(each.getValue()), part(each.getValue(), most), 0, null))
                .toList();
    }

    private List<Bar> phases(List<ModerationStatistics.Phase> phases) {
        int most =
                phases.stream().mapToInt(ModerationStatistics.Phase::held).max().orElse(0);
        return phases.stream()
                .map(phase -> new Bar(
                        rule(phase.rule()),
                        pages.of("statistics.phase", phase.held(), phase.approved(), phase.rejected()),
                        part(phase.approved(), most),
                        part(phase.rejected(), most),
                        phase.held() == 0
                                ? null
                                : pages.of(
                                        "statistics.overturned-share",
                                        Math.round(100.0 * phase.approved() / phase.held()))))
                .toList();
    }

    private List<StatisticsView.Moderator> moderators(
            Session session, List<ModerationStatistics.Moderator> moderators) {
        int most = moderators.stream()
                .mapToInt(ModerationStatistics.Moderator::decisions)
                .max()
                .orElse(0);
        return moderators.stream()
                .map(each -> new StatisticsView.Moderator(
                        cards.name(session, each.by()),
                        number(each.decisions()),
                        number(each.overturned()),
                        number(each.undone()),
                        part(each.decisions(), most)))
                .toList();
    }

    private String rule(String code) {
        return Stream.of(pages.ofKnown("rule." + code), code)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(code);
    }

    private static int part(int count, int most) {
        return most == 0 ? 0 : (int) (WHOLE * (long) count / most);
    }

    /** A format of its own for each call: it is not made for several threads. */
    private String number(int count) {
        return ((NumberFormat) numbers.clone()).format(count);
    }
}
