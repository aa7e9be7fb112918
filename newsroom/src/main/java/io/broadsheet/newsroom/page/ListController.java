package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.Article;
import io.broadsheet.newsroom.client.ArticleService;
import io.broadsheet.newsroom.client.ArticleService.Filter;
import io.broadsheet.newsroom.client.KnownSection;
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
import java.util.LinkedHashMap;
import java.util.List;
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
    private final KnownSections sections;
    private final Sessions sessions;
    private final Pages pages;
    private final Formats formats;
    private final FieldMessages messages;

    ListController(
            ArticleService articles,
            KnownSections sections,
            Sessions sessions,
            Pages pages,
            Formats formats,
            FieldMessages messages) {
        this.articles = articles;
        this.sections = sections;
        this.sessions = sessions;
        this.pages = pages;
        this.formats = formats;
        this.messages = messages;
    }

    @GetMapping("/")
    ResponseEntity<String> start(HttpServletRequest request, HttpServletResponse response) throws IssuerAway {
        var session = sessions.of(request, response);
        return session.isPresent()
                ? home(session.get())
                : pages.message(
                        200,
                        null,
                        "start",
                        new Link("/sign-in?to=" + Pages.ARTICLES, pages.of("sign-in")),
                        new Link(pages.site(), pages.of("to-site")));
    }

    /** Where somebody's work is. */
    private ResponseEntity<String> home(Session session) {
        if (session.mayReadArticles()) {
            return Pages.seeOther(Pages.ARTICLES);
        } else if (session.mayModerate()) {
            return Pages.seeOther(Pages.MODERATION);
        } else if (session.mayManageAccounts()) {
            return Pages.seeOther(Pages.ACCOUNTS);
        }
        return pages.message(200, session, "no-task", new Link("/account", pages.of("own.title")));
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
            @RequestParam(defaultValue = "") String author,
            @RequestParam(defaultValue = "") String section,
            @RequestParam(defaultValue = "false") boolean changed,
            @RequestParam @Nullable String after,
            Session session)
            throws ServiceAway {
        if (!session.mayReadArticles()) {
            return home(session);
        }
        var known = STATES.contains(state) ? state : "";
        var scheduled = known.equals("scheduled");
        var asked = new Filter(scheduled ? null : known, q, author.strip(), section.strip(), changed, scheduled, after);
        // An older build passes over what it does not know, and gives all.
        var found = articles.list(session, asked)
                .filter(page -> page.items().stream().allMatch(each -> isAsked(each, asked)));
        var view = new ListView(
                STATES.stream()
                        .map(each -> new ListView.Filter(
                                address(each, asked, null), each.isEmpty() ? "all" : each, each.equals(known)))
                        .toList(),
                failed(session, asked),
                known,
                q,
                asked.author(),
                asked.section(),
                changed,
                sections.of(session).stream().map(KnownSection::name).toList(),
                found.map(page -> page.items().stream().map(this::row).toList()).orElse(null),
                found.map(page -> page.next() == null ? null : address(known, asked, page.next()))
                        .orElse(null),
                session.mayWrite());
        return pages.page(
                200, session, pages.of("list.title"), (templates, layout) -> templates.articles(layout, view));
    }

    /** How many did not come out when their time came: they are the first of all that are scheduled. */
    private int failed(Session session, Filter asked) throws ServiceAway {
        return asked.equals(Filter.titled("", ""))
                ? (int) articles.list(session, Filter.comingOut(null)).stream()
                        .flatMap(page -> page.items().stream())
                        .filter(each ->
                                each.schedule() != null && each.schedule().problem() != null)
                        .count()
                : 0;
    }

    private static boolean isAsked(Article article, Filter asked) {
        return (!asked.scheduled() || article.schedule() != null)
                && (!asked.changed() || Boolean.TRUE.equals(article.unpublishedChanges()));
    }

    private static String address(String state, Filter asked, @Nullable String after) {
        var values = new LinkedHashMap<String, String>();
        values.put("state", state);
        values.put("q", asked.q());
        values.put("author", asked.author());
        values.put("section", asked.section());
        values.put("changed", asked.changed() ? "true" : "");
        values.put("after", Objects.requireNonNullElse(after, ""));
        values.values().removeIf(String::isEmpty);
        var address = UriComponentsBuilder.fromPath(Pages.ARTICLES);
        values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(values).toUriString();
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
                : pages.of("list.problem", messages.ofProblem(schedule));
    }
}
