package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.Article;
import io.broadsheet.newsroom.client.ArticleService;
import io.broadsheet.newsroom.client.Outcome;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.Confirmation;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The end of an article, which nobody can undo: what is lost is said before, and a tick says that it is meant. */
@Controller
@RequestMapping(Pages.ARTICLES + "/{id}/erasure")
class ErasureController {

    private final ArticleService articles;
    private final FieldMessages messages;
    private final Pages pages;

    ErasureController(ArticleService articles, FieldMessages messages, Pages pages) {
        this.articles = articles;
        this.messages = messages;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> erasure(@PathVariable UUID id, Session session) throws ServiceAway {
        if (!session.mayPublish()) {
            return notAllowed(session);
        }
        var article = articles.find(session, id);
        return article.isPresent() ? ask(200, session, article.get(), null) : pages.message(404, session, "unknown");
    }

    /** @param version that was read */
    @PostMapping
    ResponseEntity<String> erase(
            @PathVariable UUID id, @RequestParam long version, @RequestParam @Nullable String sure, Session session)
            throws ServiceAway {
        if (!session.mayPublish()) {
            return notAllowed(session);
        }
        if (sure == null) {
            return askAgain(422, session, id, pages.of("erase.unsure"));
        }
        return switch (articles.erase(session, id, version)) {
            case Outcome.Done<UUID> _ -> erased(id);
            case Outcome.Stale<UUID> _ -> askAgain(412, session, id, pages.of("conflict.again"));
            case Outcome.Refused<UUID>(var status, var why) -> askAgain(status, session, id, messages.summary(why));
            case Outcome.NotOffered<UUID> _ -> pages.message(404, session, "unknown");
        };
    }

    /** Somebody else may have erased it, or this call, whose answer was lost. */
    private ResponseEntity<String> askAgain(int status, Session session, UUID id, String error) throws ServiceAway {
        var article = articles.find(session, id);
        return article.isPresent() ? ask(status, session, article.get(), error) : erased(id);
    }

    private static ResponseEntity<String> erased(UUID id) {
        return Pages.seeOther(Pages.ARTICLES + "/" + id + "/activity?done=erased");
    }

    private ResponseEntity<String> notAllowed(Session session) {
        return pages.message(403, session, "not-allowed");
    }

    private ResponseEntity<String> ask(int status, Session session, Article article, @Nullable String error) {
        var address = Pages.ARTICLES + "/" + article.id();
        var asked = new Confirmation(
                "erase",
                Objects.requireNonNullElse(article.title(), ""),
                address + "/erasure",
                article.version(),
                address);
        var withdrawal = article.isPublished() ? address + "/withdrawal" : null;
        return pages.page(
                status,
                session,
                pages.of("erase.title"),
                (templates, layout) ->
                        templates.erasure(layout, asked, article.state().equals("draft"), withdrawal, error));
    }
}
