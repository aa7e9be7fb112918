package io.broadsheet.newsroom.page;

import io.broadsheet.chassis.Ids;
import io.broadsheet.newsroom.client.CommentService;
import io.broadsheet.newsroom.client.Measure;
import io.broadsheet.newsroom.client.ModeratedComment;
import io.broadsheet.newsroom.client.ModerationRules;
import io.broadsheet.newsroom.client.ModerationRules.NewMeasure;
import io.broadsheet.newsroom.client.Outcome;
import io.broadsheet.newsroom.client.Refusal;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.MeasuresView;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Names and networks are muted with an end and a reason, and may comment again before it. */
@Controller
class MeasureController {

    private static final String HERE = "/moderation/measures";
    static final List<String> DAYS = List.of("1", "7", "30", "90", "365");
    private static final Duration FILLED_IN = Duration.ofHours(1);

    private final ModerationRules rules;
    private final CommentService comments;
    private final Cards cards;
    private final FieldMessages messages;
    private final Formats formats;
    private final Pages pages;
    private final Clock clock;
    private final Ids ids = new Ids();

    MeasureController(
            ModerationRules rules,
            CommentService comments,
            Cards cards,
            FieldMessages messages,
            Formats formats,
            Pages pages,
            Clock clock) {
        this.rules = rules;
        this.comments = comments;
        this.cards = cards;
        this.messages = messages;
        this.formats = formats;
        this.pages = pages;
        this.clock = clock;
    }

    /** As it stands in the form. @param comment whose name or network is meant; absent where a name is typed */
    record Typed(String kind, String name, @Nullable UUID comment, String days, String reason) {}

    @GetMapping(HERE)
    ResponseEntity<String> measures(
            @RequestParam @Nullable UUID comment,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "") String what,
            Session session)
            throws ServiceAway {
        Moderators.require(session);
        var notice = what.matches("muted|ended") ? pages.of("measures." + what) : null;
        return page(200, session, new Typed("name", "", comment, "7", ""), after, notice, null, Map.of());
    }

    @PostMapping(HERE)
    ResponseEntity<String> mute(
            @RequestParam(defaultValue = "name") String kind,
            @RequestParam(defaultValue = "") String name,
            @RequestParam @Nullable UUID comment,
            @RequestParam(defaultValue = "7") String days,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable UUID key,
            Session session)
            throws ServiceAway {
        Moderators.require(session);
        var typed = new Typed(kind.equals("network") ? "network" : "name", name.strip(), comment, days, reason.strip());
        var errors = new LinkedHashMap<String, String>();
        if (comment == null && typed.name().isEmpty()) {
            errors.put("name", pages.of("measures.no-name"));
        }
        if (typed.reason().isEmpty()) {
            errors.put("reason", pages.of("measures.no-reason"));
        }
        if (!errors.isEmpty()) {
            return page(422, session, typed, null, null, pages.of("policy.errors"), errors);
        }
        var once = key == null ? ids.next() : key;
        var until = begin(once).plus(Duration.ofDays(DAYS.contains(days) ? Long.parseLong(days) : 7));
        var wanted =
                new NewMeasure(typed.kind(), comment == null ? typed.name() : null, comment, until, typed.reason());
        return switch (rules.measure(session, wanted, once)) {
            case Outcome.Done<Measure> _ -> moved("muted");
            case Outcome.Refused<Measure>(var status, var why) ->
                page(status, session, typed, null, null, summary(why, typed), fields(why));
            case Outcome.Stale<Measure> _ ->
                page(409, session, typed, null, null, pages.of("conflict.again"), Map.of());
            case Outcome.NotOffered<Measure> _ -> pages.message(501, session, "not-offered");
        };
    }

    /** The same of a form that is sent again, so that it asks for the same end: when it was shown, unless that is long ago. */
    private Instant begin(UUID form) {
        var now = clock.instant();
        var shown = Instant.ofEpochMilli(form.getMostSignificantBits() >>> 16);
        return Duration.between(shown, now).abs().compareTo(FILLED_IN) > 0 ? now : shown;
    }

    @PostMapping(HERE + "/{id}/end")
    ResponseEntity<String> end(@PathVariable UUID id, Session session) throws ServiceAway {
        Moderators.require(session);
        return rules.end(session, id) ? moved("ended") : pages.message(501, session, "not-offered");
    }

    private static ResponseEntity<String> moved(String what) {
        return ResponseEntity.status(303)
                .location(URI.create(HERE + "?what=" + what))
                .build();
    }

    /** What no field of the form can say is said before it. */
    private String summary(Refusal why, Typed typed) {
        if (why.errors().isEmpty()) {
            return messages.summary(why);
        }
        var shown = Set.of(typed.comment() == null ? "name" : "", "days", "reason");
        var others = why.errors().stream()
                .filter(error -> !shown.contains(field(error)))
                .map(messages::said)
                .distinct();
        var marked = why.errors().stream().map(MeasureController::field).anyMatch(shown::contains);
        return Stream.concat(marked ? Stream.of(pages.of("policy.errors")) : Stream.of(), others)
                .collect(Collectors.joining(" "));
    }

    private static String field(Refusal.Error error) {
        return error.field().equals("until") ? "days" : error.field();
    }

    private Map<String, String> fields(Refusal why) {
        return why.errors().stream()
                .collect(Collectors.toMap(MeasureController::field, messages::said, (first, second) -> first));
    }

    private ResponseEntity<String> page(
            int status,
            Session session,
            Typed typed,
            @Nullable String after,
            @Nullable String notice,
            @Nullable String alert,
            Map<String, String> errors)
            throws ServiceAway {
        var found = rules.measures(session, after);
        var of = typed.comment() == null
                ? null
                : comments.find(session, typed.comment()).orElse(null);
        var view = new MeasuresView(
                found.map(list -> list.items().stream()
                                .map(each -> row(session, each))
                                .toList())
                        .orElse(null),
                found.map(list -> list.next() == null ? null : HERE + "?after=" + list.next())
                        .orElse(null),
                after == null && found.isPresent() ? ended(session) : List.of(),
                of == null ? "" : of.id().toString(),
                of == null ? "" : author(of),
                typed.kind(),
                typed.name(),
                typed.days(),
                typed.reason(),
                ids.next().toString(),
                notice,
                alert,
                errors);
        return pages.moderation(
                status,
                session,
                pages.of("measures.title"),
                List.of(),
                (templates, layout) -> templates.measures(layout, view));
    }

    private List<MeasuresView.Ended> ended(Session session) throws ServiceAway {
        return rules.endedMeasures(session).stream()
                .flatMap(list -> list.items().stream())
                .map(each -> new MeasuresView.Ended(
                        pages.of(
                                each.endedBy() == null ? "measures.over" : "measures.ended-by",
                                pages.of(each.kind().equals("name") ? "measures.a-name" : "measures.network"),
                                formats.moment(each.endedAt()).text(),
                                each.endedBy() == null ? "" : cards.who(session, each.endedBy())),
                        formats.moment(each.at()).text() + " \u00B7 "
                                + pages.of("measures.by", cards.who(session, each.by())),
                        each.reason()))
                .toList();
    }

    private static String author(ModeratedComment comment) {
        return Objects.requireNonNullElse(comment.author(), "");
    }

    private MeasuresView.Row row(Session session, Measure measure) {
        var by = measure.by();
        var at = measure.at();
        var about = Stream.of(
                        at == null ? null : formats.moment(at).text(),
                        by == null ? null : pages.of("measures.by", cards.who(session, by)))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
        return new MeasuresView.Row(
                measure.id().toString(),
                measure.kind().equals("name")
                        ? Objects.requireNonNullElse(measure.name(), "")
                        : pages.of("measures.network"),
                formats.later(measure.until()),
                about,
                measure.reason());
    }
}
