package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.Article;
import io.broadsheet.newsroom.client.ArticleService;
import io.broadsheet.newsroom.client.ArticleService.Filter;
import io.broadsheet.newsroom.client.FrontOrder;
import io.broadsheet.newsroom.client.FrontOrders;
import io.broadsheet.newsroom.client.Outcome;
import io.broadsheet.newsroom.client.Refusal;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.form.FrontForm;
import io.broadsheet.newsroom.form.FrontForm.Line;
import io.broadsheet.newsroom.form.LocalTimes;
import io.broadsheet.newsroom.head.Assets;
import io.broadsheet.newsroom.session.KeptForms;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.FrontView;
import io.broadsheet.newsroom.view.Kept.Reason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What stands first on the front page, in an order by hand. Buttons move it in the form; saving shows it to readers. */
@Controller
class FrontController {

    private static final int OFFERED = 12;
    private static final Pattern FIELD = Pattern.compile("items\\[([0-9]{1,2})]\\.(?:until|id)");

    private final FrontOrders orders;
    private final ArticleService articles;
    private final FieldMessages messages;
    private final Pages pages;
    private final Formats formats;
    private final Assets assets;

    FrontController(
            FrontOrders orders,
            ArticleService articles,
            FieldMessages messages,
            Pages pages,
            Formats formats,
            Assets assets) {
        this.orders = orders;
        this.articles = articles;
        this.messages = messages;
        this.pages = pages;
        this.formats = formats;
        this.assets = assets;
    }

    /**
     * What is shown beside the rows.
     *
     * @param errors by the number of their row
     */
    private record Said(
            int status,
            boolean unsaved,
            @Nullable String changed,
            @Nullable String notice,
            @Nullable String alert,
            Map<Integer, String> errors) {

        static Said onlyMoved(boolean isOther) {
            return new Said(200, isOther, null, null, null, Map.of());
        }

        static Said left(String what) {
            return new Said(200, true, null, what, null, Map.of());
        }

        static Said failed(int status, String why, Map<Integer, String> errors) {
            return new Said(status, true, null, null, why, errors);
        }
    }

    @GetMapping(Pages.FRONT)
    ResponseEntity<String> front(
            @RequestParam(defaultValue = "") String q, @RequestParam @Nullable String done, Session session)
            throws ServiceAway {
        var current = orders.current(session);
        if (current.isEmpty()) {
            return pages.message(501, session, "not-offered");
        }
        var order = current.get();
        var notice = done == null ? null : pages.ofKnown("front.done." + done);
        return page(
                session, order.version(), form(order), q, new Said(200, false, changed(order), notice, null, Map.of()));
    }

    /** @param what {@code save}, {@code find}, {@code up-3}, {@code down-3}, {@code remove-3} or {@code add-ID} */
    @PostMapping(Pages.FRONT)
    ResponseEntity<String> change(
            @RequestParam long version,
            @RequestParam(name = "do", defaultValue = "save") String what,
            @RequestParam(defaultValue = "") String q,
            HttpServletRequest request,
            Session session)
            throws ServiceAway {
        if (!FrontForm.isWhole(request)) {
            return pages.kept(KeptForms.of(request, Reason.UNFINISHED));
        }
        var form = FrontForm.of(request);
        var parts = what.split("-", 2);
        if (parts.length == 1) {
            return what.equals("save") ? save(session, version, form, q) : moved(session, version, form, q);
        }
        return parts[0].equals("add")
                ? added(session, version, form, parts[1], q)
                : moved(session, version, moved(form, parts[0], parts[1]), q);
    }

    private ResponseEntity<String> moved(Session session, long version, FrontForm form, String q) throws ServiceAway {
        var isSame =
                orders.current(session).map(this::form).filter(form::equals).isPresent();
        return page(session, version, form, q, Said.onlyMoved(!isSame));
    }

    private static FrontForm moved(FrontForm form, String what, String row) {
        var index = row.matches("[0-9]{1,2}") ? Integer.parseInt(row) : -1;
        return switch (what) {
            case "up" -> form.moved(index, -1);
            case "down" -> form.moved(index, 1);
            case "remove" -> form.without(index);
            default -> form;
        };
    }

    private ResponseEntity<String> added(Session session, long version, FrontForm form, String id, String q)
            throws ServiceAway {
        var found = uuid(id) == null
                ? null
                : articles.find(session, Objects.requireNonNull(uuid(id))).orElse(null);
        if (found == null) {
            return moved(session, version, form, q);
        }
        var line = new Line(id, Objects.requireNonNullElse(found.title(), ""), found.state(), "");
        var left = form.leaving(line);
        return left.isEmpty()
                ? moved(session, version, form.with(line), q)
                : page(
                        session,
                        version,
                        form.with(line),
                        q,
                        Said.left(pages.of("front.full", left.get().title())));
    }

    private ResponseEntity<String> save(Session session, long version, FrontForm form, String q) throws ServiceAway {
        var places = new ArrayList<FrontOrders.Place>();
        var before = ends(session);
        var gaps = new HashMap<Integer, String>();
        for (var line : form.lines()) {
            var id = uuid(line.id());
            LocalTimes.gap(line.until(), formats.zone().getId())
                    .ifPresent(gap ->
                            gaps.put(form.lines().indexOf(line), pages.of("schedule.time.gap", gap.arguments())));
            var until = LocalTimes.instant(line.until(), formats.zone().getId(), before.getOrDefault(line.id(), ""));
            if (id != null) {
                places.add(new FrontOrders.Place(id, until.isEmpty() ? null : until));
            }
        }
        if (!gaps.isEmpty()) {
            return page(session, version, form, q, Said.failed(422, pages.of("write.errors"), gaps));
        }
        return switch (orders.change(session, version, places)) {
            case Outcome.Done<FrontOrder> _ -> Pages.seeOther(Pages.FRONT + "?done=saved");
            case Outcome.Stale<FrontOrder> _ -> stale(session, form, places, q);
            case Outcome.Refused<FrontOrder>(var status, Refusal why) ->
                page(session, version, form, q, Said.failed(status, pages.of("write.errors"), errors(why)));
            case Outcome.NotOffered<FrontOrder> _ -> pages.message(501, session, "not-offered");
        };
    }

    /** By the articles' ids: a field shows less than an instant. */
    private Map<String, String> ends(Session session) throws ServiceAway {
        var ends = new HashMap<String, String>();
        orders.current(session).stream()
                .flatMap(order -> order.items().stream())
                .filter(place -> place.until() != null)
                .forEach(place -> ends.put(place.id().toString(), String.valueOf(place.until())));
        return ends;
    }

    /** Saving again replaces the other order. */
    private ResponseEntity<String> stale(Session session, FrontForm form, List<FrontOrders.Place> places, String q)
            throws ServiceAway {
        var now = orders.current(session);
        if (now.filter(order -> isMade(order, places)).isPresent()) {
            return Pages.seeOther(Pages.FRONT + "?done=saved");
        }
        var isOwn =
                now.filter(order -> Conflicts.isBy(session, order.changedBy())).isPresent();
        var version = now.map(FrontOrder::version).orElse(0L);
        var other = now.map(order -> " " + Objects.requireNonNullElse(changed(order), "") + " "
                        + form(order).lines().stream().map(Line::title).collect(Collectors.joining(" · ")))
                .orElse("");
        return page(
                session,
                version,
                form,
                q,
                Said.failed(412, pages.of(isOwn ? "front.stale.own" : "front.stale") + other, Map.of()));
    }

    /** By a call before, of which the answer was lost, or that was sent twice. */
    private static boolean isMade(FrontOrder order, List<FrontOrders.Place> places) {
        return order.items().stream()
                .filter(place -> !place.over())
                .map(place -> new FrontOrders.Place(
                        place.id(), place.until() == null ? null : place.until().toString()))
                .toList()
                .equals(places);
    }

    private Map<Integer, String> errors(Refusal why) {
        var errors = new HashMap<Integer, String>();
        for (var error : why.errors()) {
            var field = FIELD.matcher(error.field());
            if (field.matches()) {
                var what = error.field().endsWith("until") ? pages.of("field.time") + " " : "";
                errors.putIfAbsent(Integer.valueOf(field.group(1)), what + messages.said(error));
            }
        }
        return errors;
    }

    private FrontForm form(FrontOrder order) {
        return new FrontForm(order.items().stream()
                .filter(place -> !place.over())
                .map(place -> new Line(
                        place.id().toString(),
                        place.title(),
                        place.state(),
                        place.until() == null
                                ? ""
                                : LocalTimes.field(place.until().toString(), formats.zone())))
                .toList());
    }

    private @Nullable String changed(FrontOrder order) {
        var by = order.changedBy() == null
                ? pages.of("conflict.somebody")
                : order.changedBy().label();
        return order.changedAt() == null
                ? null
                : pages.of(
                        "front.changed", by, formats.moment(order.changedAt()).text());
    }

    private ResponseEntity<String> page(Session session, long version, FrontForm form, String q, Said said)
            throws ServiceAway {
        var rows = new ArrayList<FrontView.Row>();
        for (var line : form.lines()) {
            rows.add(new FrontView.Row(
                    line.id(), line.title(), state(line.state()), line.until(), said.errors.get(rows.size())));
        }
        var view = new FrontView(
                version,
                rows,
                offered(session, form, q),
                q,
                formats.zone().getId(),
                session.mayPublish(),
                said.unsaved,
                said.changed,
                said.notice,
                said.alert);
        return pages.page(
                said.status,
                session,
                pages.of("front.title"),
                Pages.FRONT,
                assets.front(),
                (templates, layout) -> templates.front(layout, view));
    }

    private String state(String word) {
        return pages.ofKnown("state." + word) == null ? "draft" : word;
    }

    private List<FrontView.Found> offered(Session session, FrontForm form, String q) throws ServiceAway {
        return articles.list(session, Filter.titled("published", q)).stream()
                .flatMap(list -> list.items().stream())
                .filter(article -> !form.has(article.id().toString()))
                .limit(OFFERED)
                .map(FrontController::found)
                .toList();
    }

    private static FrontView.Found found(Article article) {
        return new FrontView.Found(
                article.id().toString(), Objects.requireNonNullElse(article.title(), ""), article.section());
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }
}
