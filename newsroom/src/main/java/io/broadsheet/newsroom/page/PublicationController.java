package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.Article;
import io.broadsheet.newsroom.client.ArticleService;
import io.broadsheet.newsroom.client.Outcome;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.Question;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is done with a published article, each asked for once more with the words that readers will see. */
@Controller
class PublicationController {

    /** As article-service takes them. */
    private static final int LONGEST_REASON = 300;

    private static final int LONGEST_NOTE = 1_000;

    private final ArticleService articles;
    private final FieldMessages messages;
    private final Pages pages;

    PublicationController(ArticleService articles, FieldMessages messages, Pages pages) {
        this.articles = articles;
        this.messages = messages;
        this.pages = pages;
    }

    @GetMapping("/articles/{id}/withdrawal")
    ResponseEntity<String> withdrawal(@PathVariable UUID id, Session session) throws ServiceAway {
        return ask(200, session, id, "withdraw", "reason", "", null);
    }

    @PostMapping("/articles/{id}/withdrawal")
    ResponseEntity<String> withdraw(
            @PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Session session) throws ServiceAway {
        if (reason.isBlank()) {
            return ask(422, session, id, "withdraw", "reason", "", pages.of("withdraw.empty"));
        }
        return after(articles.withdraw(session, id, reason), session, id, "withdraw", "reason", reason, "withdrawn");
    }

    @GetMapping("/articles/{id}/correction")
    ResponseEntity<String> correction(@PathVariable UUID id, Session session) throws ServiceAway {
        return ask(200, session, id, "correct", "note", "", null);
    }

    @PostMapping("/articles/{id}/correction")
    ResponseEntity<String> correct(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String note,
            @RequestParam @Nullable String publish,
            @RequestParam @Nullable Long version,
            Session session)
            throws ServiceAway {
        if (note.isBlank()) {
            return ask(422, session, id, "correct", "note", "", pages.of("correct.empty"));
        }
        var outcome = articles.correct(session, id, note, publish != null, version);
        return after(outcome, session, id, "correct", "note", note, "corrected");
    }

    @PostMapping("/articles/{id}/unscheduling")
    ResponseEntity<String> unschedule(@PathVariable UUID id, Session session) throws ServiceAway {
        return after(articles.unschedule(session, id), session, id, "unschedule", "", "", "unscheduled");
    }

    private ResponseEntity<String> after(
            Outcome<Article> outcome, Session session, UUID id, String what, String field, String typed, String done)
            throws ServiceAway {
        return switch (outcome) {
            case Outcome.Done<Article> _ -> WriteController.moved(id, done);
            case Outcome.Refused<Article>(var status, var why) -> {
                var message = messages.of(why).getOrDefault(field, messages.summary(why));
                yield ask(status, session, id, what, field, typed, message);
            }
            case Outcome.Stale<Article> _ -> ask(412, session, id, what, field, typed, pages.of("conflict.again"));
            case Outcome.NotOffered<Article> _ -> pages.message(501, session, "not-offered");
        };
    }

    private ResponseEntity<String> ask(
            int status, Session session, UUID id, String what, String field, String typed, @Nullable String error)
            throws ServiceAway {
        var article = articles.find(session, id);
        if (article.isEmpty()) {
            return pages.message(404, session, "unknown");
        }
        if (field.isEmpty()) {
            return pages.message(status, session, "not-offered");
        }
        var title = Objects.requireNonNullElse(article.get().title(), "");
        var path = Map.of("withdraw", "withdrawal", "correct", "correction").get(what);
        var question = new Question(
                "/articles/" + id + "/" + path,
                "/articles/" + id,
                what,
                title,
                field,
                typed,
                what.equals("withdraw") ? LONGEST_REASON : LONGEST_NOTE,
                error,
                article.get().version(),
                what.equals("correct") && Boolean.TRUE.equals(article.get().unpublishedChanges()));
        return pages.page(
                status,
                session,
                pages.of(what + ".title"),
                (templates, layout) -> templates.question(layout, question));
    }
}
