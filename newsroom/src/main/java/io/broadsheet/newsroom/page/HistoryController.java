package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.Activity;
import io.broadsheet.newsroom.client.Article;
import io.broadsheet.newsroom.client.ArticleService;
import io.broadsheet.newsroom.client.Listing;
import io.broadsheet.newsroom.client.Outcome;
import io.broadsheet.newsroom.client.Person;
import io.broadsheet.newsroom.client.Revision;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.form.ArticleForm;
import io.broadsheet.newsroom.form.FormMerge;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.ActivityView;
import io.broadsheet.newsroom.view.DifferencesView;
import io.broadsheet.newsroom.view.HistoryView;
import io.broadsheet.newsroom.view.Link;
import java.util.List;
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

/** What an article was, who changed it, and the way back. */
@Controller
class HistoryController {

    /** Of the service's fields, those that are true or false. */
    private static final Set<String> CHOICES = Set.of("commentsOpen", "pin", "breaking");

    private final ArticleService articles;
    private final Pages pages;
    private final Formats formats;

    HistoryController(ArticleService articles, Pages pages, Formats formats) {
        this.articles = articles;
        this.pages = pages;
        this.formats = formats;
    }

    @GetMapping("/articles/{id}/history")
    ResponseEntity<String> history(
            @PathVariable UUID id,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable Long from,
            @RequestParam @Nullable Long to,
            Session session)
            throws ServiceAway {
        var article = articles.find(session, id);
        if (article.isEmpty()) {
            return pages.message(404, session, "unknown");
        }
        var revisions = articles.revisions(session, id, after);
        var activity = articles.activity(session, id, null);
        var rows = revisions
                .map(page -> page.items().stream().map(each -> row(id, each)).toList())
                .orElse(null);
        var view = new HistoryView(
                id.toString(),
                Objects.requireNonNullElse(article.get().title(), ""),
                rows,
                rows == null ? List.of() : elsewhere(rows, from, to),
                from,
                to,
                revisions.map(Listing::next).orElse(null),
                activity.map(page -> page.items().stream().map(this::row).toList())
                        .orElse(null),
                activity.map(page -> earlier(id, page.next())).orElse(null));
        return pages.page(
                200, session, pages.of("history.title"), (templates, layout) -> templates.history(layout, view));
    }

    private static List<Long> elsewhere(List<HistoryView.Row> rows, @Nullable Long from, @Nullable Long to) {
        var here = rows.stream().map(HistoryView.Row::version).collect(Collectors.toSet());
        return Stream.of(to, from)
                .flatMap(Stream::ofNullable)
                .filter(version -> !here.contains(version))
                .distinct()
                .toList();
    }

    private static @Nullable String earlier(UUID id, @Nullable String next) {
        return next == null ? null : "/articles/" + id + "/activity?after=" + next;
    }

    /** All of the audit trail, also of an article that was erased. */
    @GetMapping("/articles/{id}/activity")
    ResponseEntity<String> activity(
            @PathVariable UUID id,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable String done,
            Session session)
            throws ServiceAway {
        var activity = articles.activity(session, id, after);
        if (activity.isEmpty()) {
            return pages.message(404, session, "unknown");
        }
        var article = articles.find(session, id);
        var view = new ActivityView(
                article.isEmpty() ? null : id.toString(),
                article.map(Article::title).orElseGet(() -> pages.of("list.erased")),
                activity.get().items().stream().map(this::row).toList(),
                earlier(id, activity.get().next()),
                done == null ? null : pages.ofKnown("done." + done));
        return pages.page(
                200, session, pages.of("history.activity"), (templates, layout) -> templates.activity(layout, view));
    }

    private HistoryView.Row row(UUID id, Revision revision) {
        return new HistoryView.Row(
                "/articles/" + id + "/history/" + revision.version(),
                revision.version(),
                formats.moment(revision.at()),
                action(revision.action()),
                Stream.of(
                                by(revision.by()),
                                revision.words() == null ? null : pages.of("history.words", revision.words()),
                                revision.title())
                        .filter(part -> part != null)
                        .collect(Collectors.joining(" · ")));
    }

    private HistoryView.Row row(Activity activity) {
        var who = by(activity.by());
        return new HistoryView.Row(
                null,
                null,
                formats.moment(activity.at()),
                action(activity.action()),
                Stream.of(who, pages.of("history.version", activity.version()))
                        .filter(part -> part != null)
                        .collect(Collectors.joining(" · ")));
    }

    private @Nullable String by(@Nullable Person person) {
        return person == null ? null : person.label();
    }

    /** A word of a newer build is shown as it is. */
    private String action(@Nullable String word) {
        return word == null ? "" : Objects.requireNonNullElse(pages.ofKnown("action." + word), word);
    }

    /** Between any two, the earlier first. */
    @GetMapping("/articles/{id}/differences")
    ResponseEntity<String> anyTwo(
            @PathVariable UUID id, @RequestParam long from, @RequestParam long to, Session session) throws ServiceAway {
        return differences(id, Math.max(from, to), Math.min(from, to), session);
    }

    @GetMapping("/articles/{id}/history/{version}")
    ResponseEntity<String> differences(
            @PathVariable UUID id, @PathVariable long version, @RequestParam @Nullable Long from, Session session)
            throws ServiceAway {
        var article = articles.find(session, id);
        var found = articles.differences(session, id, version, from);
        if (article.isEmpty() || found.isEmpty()) {
            return pages.message(404, session, "no-revision");
        }
        var view = new DifferencesView(
                id.toString(),
                found.get().from(),
                found.get().to(),
                article.get().version(),
                found.get().fields().stream().map(this::field).toList(),
                session.mayWrite());
        return pages.page(
                200,
                session,
                pages.of("differences.title", version),
                (templates, layout) -> templates.differences(layout, view));
    }

    private DifferencesView.Field field(Revision.Field field) {
        return new DifferencesView.Field(
                label(field.field()),
                field.changes().stream()
                        .map(change -> new DifferencesView.Change(
                                change.kind(), CHOICES.contains(field.field()) ? chosen(change.text()) : change.text()))
                        .toList());
    }

    private String chosen(String text) {
        return text.isEmpty() ? text : pages.of(Boolean.parseBoolean(text) ? "conflict.yes" : "conflict.no");
    }

    private String label(String field) {
        return Objects.requireNonNullElse(pages.ofKnown("field." + field.replace("body.source", "source")), field);
    }

    @PostMapping("/articles/{id}/history/{version}/restoration")
    ResponseEntity<String> restore(
            @PathVariable UUID id, @PathVariable long version, @RequestParam long seen, Session session)
            throws ServiceAway {
        return switch (articles.restore(session, id, version, seen)) {
            case Outcome.Done<Article>(var article) ->
                restored(
                        id,
                        article.warnings().stream()
                                .anyMatch(each -> each.place().equals("heroImage")));
            case Outcome.Stale<Article> _ -> stale(session, id, version, seen);
            case Outcome.Refused<Article> _, Outcome.NotOffered<Article> _ ->
                pages.message(404, session, "no-revision");
        };
    }

    private static ResponseEntity<String> restored(UUID id, boolean isPictureGone) {
        return WriteController.moved(id, isPictureGone ? "restored-without-picture" : "restored");
    }

    /** Done by a call before, if nobody has written since: its answer was lost, or it was sent twice. */
    private ResponseEntity<String> stale(Session session, UUID id, long version, long seen) throws ServiceAway {
        var now = articles.find(session, id).map(ArticleForm::of);
        var earlier = articles.revision(session, id, version).map(ArticleForm::of);
        if (isRestoredBy(session, id, seen)
                && now.isPresent()
                && earlier.isPresent()
                && FormMerge.isRestored(earlier.get(), now.get())) {
            return restored(id, earlier.get().hasPicture() && !now.get().hasPicture());
        }
        return pages.message(
                412, session, "not-restored", new Link("/articles/" + id + "/history", pages.of("history.title")));
    }

    private boolean isRestoredBy(Session session, UUID id, long seen) throws ServiceAway {
        var latest = articles.activity(session, id, null).stream()
                .flatMap(page -> page.items().stream())
                .findFirst();
        return latest.filter(each -> each.version() == seen + 1
                        && each.action().equals("restored")
                        && Conflicts.isBy(session, each.by()))
                .isPresent();
    }
}
