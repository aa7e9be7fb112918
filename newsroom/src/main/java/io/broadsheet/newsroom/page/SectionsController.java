package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.ArticleService;
import io.broadsheet.newsroom.client.KnownSection;
import io.broadsheet.newsroom.client.Outcome;
import io.broadsheet.newsroom.client.Refusal;
import io.broadsheet.newsroom.client.SectionTree;
import io.broadsheet.newsroom.client.SectionTrees;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.form.SectionForm;
import io.broadsheet.newsroom.form.SectionForm.Line;
import io.broadsheet.newsroom.head.Assets;
import io.broadsheet.newsroom.session.KeptForms;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.Kept.Reason;
import io.broadsheet.newsroom.view.SectionsView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The paper's sections. Buttons move them in the form; saving shows them to readers. */
@Controller
class SectionsController {

    private final SectionTrees trees;
    private final ArticleService articles;
    private final FieldMessages messages;
    private final Pages pages;
    private final Formats formats;
    private final Assets assets;

    SectionsController(
            SectionTrees trees,
            ArticleService articles,
            FieldMessages messages,
            Pages pages,
            Formats formats,
            Assets assets) {
        this.trees = trees;
        this.articles = articles;
        this.messages = messages;
        this.pages = pages;
        this.formats = formats;
        this.assets = assets;
    }

    /** What is said beside the form. */
    private record Said(
            int status,
            boolean moved,
            @Nullable String changed,
            @Nullable String notice,
            @Nullable String alert,
            Map<String, String> errors) {

        static Said onlyMoved() {
            return new Said(200, true, null, null, null, Map.of());
        }

        static Said failed(int status, String why, Map<String, String> errors) {
            return new Said(status, true, null, null, why, errors);
        }
    }

    @GetMapping(Pages.SECTIONS)
    ResponseEntity<String> sections(@RequestParam @Nullable String done, Session session) throws ServiceAway {
        var current = trees.current(session);
        if (current.isEmpty()) {
            return pages.message(501, session, "not-offered");
        }
        var tree = current.get();
        var notice = done == null ? null : pages.ofKnown("sections.done." + done);
        var said = new Said(200, false, changed(tree), notice, null, Map.of());
        return page(session, tree.version(), SectionForm.of(tree), said);
    }

    /** @param what {@code save}, {@code new}, {@code up-3}, {@code down-3}, {@code remove-3} or {@code add-NAME} */
    @PostMapping(Pages.SECTIONS)
    ResponseEntity<String> change(
            @RequestParam long version,
            @RequestParam(name = "do", defaultValue = "save") String what,
            @RequestParam(name = "new-name", defaultValue = "") String newName,
            HttpServletRequest request,
            Session session)
            throws ServiceAway {
        if (!SectionForm.isWhole(request)) {
            return pages.kept(KeptForms.of(request, Reason.UNFINISHED));
        }
        var form = SectionForm.of(request);
        if (what.equals("save")) {
            // What is typed there and not yet put behind the others is meant to be saved, too.
            return save(session, version, form.with(newName));
        }
        var parts = what.split("-", 2);
        var index = parts.length == 2 && parts[1].matches("[0-9]{1,2}") ? Integer.parseInt(parts[1]) : -1;
        var moved = switch (parts[0]) {
            case "up" -> form.moved(index, -1);
            case "down" -> form.moved(index, 1);
            case "remove" -> form.without(index);
            case "add" -> form.withNamed(parts.length == 2 ? parts[1] : "");
            case "new" -> form.with(newName);
            default -> form;
        };
        return page(session, version, moved, Said.onlyMoved());
    }

    private ResponseEntity<String> save(Session session, long version, SectionForm form) throws ServiceAway {
        var tree = form.tree();
        return switch (trees.change(session, version, tree)) {
            case Outcome.Done<SectionTree> _ -> Pages.seeOther(Pages.SECTIONS + "?done=saved");
            case Outcome.Stale<SectionTree> _ -> {
                var now = trees.current(session);
                // By a call before, of which the answer was lost, or that was sent twice.
                if (now.filter(theirs -> theirs.sections().equals(tree)).isPresent()) {
                    yield Pages.seeOther(Pages.SECTIONS + "?done=saved");
                }
                var isOwn = now.filter(theirs -> Conflicts.isBy(session, theirs.changedBy()))
                        .isPresent();
                var other = now.map(theirs -> " " + Objects.requireNonNullElse(changed(theirs), "") + " "
                                + SectionForm.of(theirs).lines().stream()
                                        .map(Line::name)
                                        .collect(Collectors.joining(" · ")))
                        .orElse("");
                yield page(
                        session,
                        now.map(SectionTree::version).orElse(0L),
                        form,
                        Said.failed(412, pages.of(isOwn ? "sections.stale.own" : "sections.stale") + other, Map.of()));
            }
            case Outcome.Refused<SectionTree>(var status, Refusal why) ->
                page(session, version, form, Said.failed(status, pages.of("write.errors"), errors(why, tree)));
            case Outcome.NotOffered<SectionTree> _ -> pages.message(501, session, "not-offered");
        };
    }

    /** By the name of the section: lines stand in another order than the tree. */
    private Map<String, String> errors(Refusal why, List<SectionTree.Section> tree) {
        var errors = new LinkedHashMap<String, String>();
        why.errors().forEach(error -> errors.putIfAbsent(name(error.field(), tree), messages.said(error)));
        return errors;
    }

    private static String name(String field, List<SectionTree.Section> tree) {
        var indexes = field.replaceAll("[^0-9]+", " ").strip().split(" ");
        var all = tree;
        var name = "";
        for (var index : indexes) {
            var at = index.isEmpty() ? all.size() : Integer.parseInt(index);
            if (at >= all.size()) {
                return name;
            }
            name = all.get(at).name();
            all = all.get(at).children();
        }
        return name;
    }

    private @Nullable String changed(SectionTree tree) {
        var by = tree.changedBy() == null
                ? pages.of("conflict.somebody")
                : tree.changedBy().label();
        return tree.changedAt() == null
                ? null
                : pages.of("front.changed", by, formats.moment(tree.changedAt()).text());
    }

    private ResponseEntity<String> page(Session session, long version, SectionForm form, Said said) throws ServiceAway {
        var named = form.lines().stream().map(Line::name).toList();
        var view = new SectionsView(
                version,
                form.lines(),
                form.lines().stream()
                        .filter(line -> line.parent().isEmpty())
                        .map(line -> line.before().isEmpty() ? line.name() : line.before())
                        .toList(),
                articles.sections(session).stream()
                        .map(KnownSection::name)
                        .filter(name -> named.stream().noneMatch(name::equalsIgnoreCase))
                        .toList(),
                session.mayPublish(),
                said.moved,
                said.changed,
                said.notice,
                said.alert,
                said.errors);
        return pages.page(
                said.status,
                session,
                pages.of("sections.title"),
                Pages.SECTIONS,
                assets.sections(),
                (templates, layout) -> templates.sections(layout, view));
    }
}
