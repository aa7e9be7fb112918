package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.CommentService;
import io.broadsheet.newsroom.client.ModeratedComment;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.form.DeskFilter;
import io.broadsheet.newsroom.head.Assets;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.ListView;
import io.broadsheet.newsroom.view.QueueView;
import io.broadsheet.newsroom.view.QueueView.Choice;
import io.broadsheet.newsroom.view.QueueView.Option;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Comments that wait, one moderator's share of them at a time, and those of before. */
@Controller
class DeskController {

    private static final int AT_ONCE = 10;
    private static final int MOST_BESIDES = 100;
    private static final int MOST_RENEWED = 20;

    private final CommentService comments;
    private final Cards cards;
    private final Pages pages;
    private final Assets assets;
    private final Clock clock;

    DeskController(CommentService comments, Cards cards, Pages pages, Assets assets, Clock clock) {
        this.comments = comments;
        this.cards = cards;
        this.pages = pages;
        this.assets = assets;
        this.clock = clock;
    }

    /** What is there to be shown. @param next cursor of those behind */
    private record Found(
            List<ModeratedComment> items, @Nullable String next) {}

    @GetMapping("/moderation")
    ResponseEntity<String> desk(
            HttpServletRequest request,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable UUID done,
            @RequestParam(defaultValue = "0") String version,
            @RequestParam(defaultValue = "") String what,
            Session session)
            throws ServiceAway {
        Moderators.require(session);
        var filter = DeskFilter.of(request);
        var found = find(session, filter, after, List.of());
        String address = filter.address(Map.of());
        String said = what.isEmpty() ? null : pages.ofKnown("done." + what);
        var view = new QueueView(
                DeskFilter.STATES.stream()
                        .map(state -> new ListView.Filter(
                                filter.withState(state).address(Map.of()), state, state.equals(filter.state())))
                        .toList(),
                filter.isQueue(),
                choices(filter),
                filter.section(),
                filter.language(),
                filter.article(),
                found == null ? null : cards.of(session, found.items(), address),
                found == null || found.next() == null ? null : filter.address(Map.of("after", found.next())),
                address,
                done == null || said == null || !version.matches("[1-9]\\d{0,17}")
                        ? null
                        : new QueueView.Undo(done.toString(), version, said),
                said);
        return pages.moderation(
                200,
                session,
                pages.of("desk.title"),
                assets.desk(),
                (templates, layout) -> templates.moderation(layout, view));
    }

    private List<Choice> choices(DeskFilter filter) {
        return List.of(
                choice("order", DeskFilter.ORDERS, filter.order(), value -> pages.of("desk.order." + value)),
                choice(
                        "reason",
                        withAll(DeskFilter.RULES),
                        filter.reason(),
                        value -> value.isEmpty() ? pages.of("desk.all") : pages.of("rule.short." + value)),
                choice(
                        "older",
                        DeskFilter.AGES,
                        filter.older(),
                        value -> value.isEmpty() ? pages.of("desk.all") : pages.of("desk.older." + value)));
    }

    private static List<String> withAll(List<String> values) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(""), values.stream())
                .toList();
    }

    private static Choice choice(String name, List<String> values, String chosen, UnaryOperator<String> text) {
        return new Choice(
                name,
                values.stream()
                        .map(value -> new Option(value, text.apply(value), value.equals(chosen)))
                        .toList());
    }

    /** Claimed for this person where that is offered. @return null if what is asked for is not offered */
    private @Nullable Found find(Session session, DeskFilter filter, @Nullable String after, List<UUID> besides)
            throws ServiceAway {
        if (filter.isQueue() && after == null) {
            var claimed = comments.claim(session, filter.at(clock.instant()), AT_ONCE, besides);
            if (claimed.isPresent()) {
                return new Found(claimed.get(), null);
            }
        }
        return comments.list(session, filter.at(clock.instant()), AT_ONCE, after)
                .map(page -> new Found(
                        page.items().stream()
                                .filter(comment -> !besides.contains(comment.id()))
                                .toList(),
                        page.next()))
                .orElse(null);
    }

    /** For script: those that come next, without those that it has. */
    @GetMapping("/moderation/cards")
    ResponseEntity<String> more(
            HttpServletRequest request, @RequestParam(defaultValue = "") List<UUID> besides, Session session)
            throws ServiceAway {
        Moderators.require(session);
        var filter = DeskFilter.of(request);
        var found =
                find(session, filter, null, besides.stream().limit(MOST_BESIDES).toList());
        var next = found == null ? List.<ModeratedComment>of() : found.items();
        var shown = cards.of(session, next, filter.address(Map.of()));
        return pages.fragment(200, session, (templates, layout) -> templates.cards(layout, shown));
    }

    /** For script: those of them that are still this person's, by their ids; all where claims are not offered. */
    @PostMapping("/moderation/renewal")
    ResponseEntity<List<String>> renew(
            @RequestParam(defaultValue = "held") String state, @RequestParam List<UUID> ids, Session session)
            throws ServiceAway {
        Moderators.require(session);
        var asked = ids.stream().limit(MOST_RENEWED).toList();
        var known = DeskFilter.STATES.contains(state) ? state : "held";
        return ResponseEntity.ok(comments
                .renew(session, known, asked)
                .map(still -> still.stream().map(ModeratedComment::id).toList())
                .orElse(asked)
                .stream()
                .map(UUID::toString)
                .toList());
    }

    @GetMapping("/moderation/comments/{id}")
    ResponseEntity<String> one(@PathVariable UUID id, Session session) throws ServiceAway {
        Moderators.require(session);
        var found = comments.find(session, id);
        if (found.isEmpty()) {
            return pages.message(404, session, "unknown");
        }
        var card = cards.of(session, found.get(), Cards.Told.nothing("/moderation/comments/" + id));
        var trail = cards.trail(session, id);
        return pages.moderation(
                200,
                session,
                pages.of("desk.one", Objects.requireNonNullElse(found.get().author(), "")),
                assets.desk(),
                (templates, layout) -> templates.comment(layout, card, trail));
    }

    /** For script: as it is now. */
    @GetMapping("/moderation/comments/{id}/card")
    ResponseEntity<String> card(@PathVariable UUID id, HttpServletRequest request, Session session) throws ServiceAway {
        Moderators.require(session);
        var found = comments.find(session, id);
        if (found.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        var card = cards.of(
                session, found.get(), Cards.Told.nothing(DeskFilter.of(request).address(Map.of())));
        return pages.fragment(200, session, (templates, layout) -> templates.card(layout, card));
    }
}
