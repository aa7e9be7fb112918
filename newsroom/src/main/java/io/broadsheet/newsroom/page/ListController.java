package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.Article;
import io.broadsheet.newsroom.client.ArticleService;
import io.broadsheet.newsroom.client.ArticleService.Filter;
import io.broadsheet.newsroom.client.Person;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.session.IssuerAway;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.session.Sessions;
import io.broadsheet.newsroom.view.ArticleRow;
import io.broadsheet.newsroom.view.Link;
import io.broadsheet.newsroom.view.ListView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The way in, and all articles. */
@Controller
class ListController {

    private static final List<String> STATES = List.of("", "draft", "scheduled", "published", "withdrawn");

    private final ArticleService articles;
    private final Sessions sessions;
    private final Pages pages;
    private final Formats formats;

    ListController(ArticleService articles, Sessions sessions, Pages pages, Formats formats) {
        this.articles = articles;
        this.sessions = sessions;
        this.pages = pages;
        this.formats = formats;
    }

    @GetMapping("/")
    ResponseEntity<String> start(HttpServletRequest request, HttpServletResponse response) throws IssuerAway {
        return sessions.of(request, response).isPresent()
                ? ResponseEntity.status(303)
                        .location(URI.create(Pages.ARTICLES))
                        .build()
                : pages.message(
                        200,
                        null,
                        "start",
                        new Link("/sign-in?to=" + Pages.ARTICLES, pages.of("sign-in")),
                        new Link(pages.site(), pages.of("to-site")));
    }

    /** In a window of its own, while a form waits in another. */
    @GetMapping("/signed-in-again")
    ResponseEntity<String> again(Session session) {
        return pages.message(200, session, "signed-in-again");
    }

    @GetMapping(Pages.ARTICLES)
    ResponseEntity<String> list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable String after,
            Session session)
            throws ServiceAway {
        var known = STATES.contains(state) ? state : "";
        var scheduled = known.equals("scheduled");
        // An older build passes over what it does not know, and gives all.
        var found = articles.list(session, new Filter(scheduled ? null : known, q, scheduled, after))
                .filter(page -> !scheduled || page.items().stream().allMatch(each -> each.schedule() != null));
        var view = new ListView(
                STATES.stream()
                        .map(each -> new ListView.Filter(
                                address(each, q, null), each.isEmpty() ? "all" : each, each.equals(known)))
                        .toList(),
                known,
                q,
                found.map(page -> page.items().stream().map(this::row).toList()).orElse(null),
                found.map(page -> page.next() == null ? null : address(known, q, page.next()))
                        .orElse(null),
                session.mayWrite());
        return pages.page(
                200, session, pages.of("list.title"), (templates, layout) -> templates.articles(layout, view));
    }

    private static String address(String state, String q, @Nullable String after) {
        var address = UriComponentsBuilder.fromPath(Pages.ARTICLES);
        Stream.of(new String[] {"state", state}, new String[] {"q", q}, new String[] {"after", after})
                .filter(pair -> pair[1] != null && !pair[1].isEmpty())
                .forEach(pair -> address.queryParam(pair[0], "{" + pair[0] + "}"));
        return address.encode()
                .buildAndExpand(Map.of("state", state, "q", q, "after", Objects.requireNonNullElse(after, "")))
                .toUriString();
    }

    private ArticleRow row(Article article) {
        return new ArticleRow(
                Pages.ARTICLES + "/" + article.id(),
                article.title() == null ? pages.of("list.erased") : article.title(),
                Objects.requireNonNullElse(article.language(), ""),
                "state." + article.state(),
                Boolean.TRUE.equals(article.unpublishedChanges()),
                note(article),
                Stream.of(
                                article.section(),
                                article.authors().isEmpty() ? null : String.join(", ", article.authors()),
                                by(article.updatedBy()))
                        .filter(part -> part != null)
                        .toList(),
                formats.moment(article.changedAt()));
    }

    private @Nullable String by(@Nullable Person person) {
        return person == null ? null : pages.of("list.by", person.label());
    }

    private @Nullable String note(Article article) {
        var schedule = article.schedule();
        if (schedule == null) {
            return null;
        }
        return schedule.problem() == null
                ? pages.of("list.scheduled", formats.later(schedule.at()).text())
                : pages.of("list.problem", schedule.problem());
    }
}
