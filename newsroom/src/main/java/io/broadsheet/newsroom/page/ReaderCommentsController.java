package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.Article;
import io.broadsheet.newsroom.client.ArticleService;
import io.broadsheet.newsroom.client.Outcome;
import io.broadsheet.newsroom.client.ReaderComments;
import io.broadsheet.newsroom.client.ReaderComments.Posted;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.page.ReaderCommentPages.Place;
import io.broadsheet.newsroom.page.ReaderCommentPages.Written;
import io.broadsheet.newsroom.session.Session;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whoever writes or publishes reads what readers say about an article, and answers as one of the paper. */
@Controller
class ReaderCommentsController {

    private final ArticleService articles;
    private final ReaderComments comments;
    private final ReaderCommentPages shown;
    private final FieldMessages messages;
    private final Pages pages;

    ReaderCommentsController(
            ArticleService articles,
            ReaderComments comments,
            ReaderCommentPages shown,
            FieldMessages messages,
            Pages pages) {
        this.articles = articles;
        this.comments = comments;
        this.shown = shown;
        this.messages = messages;
        this.pages = pages;
    }

    @GetMapping("/articles/{id}/comments")
    ResponseEntity<String> comments(
            @PathVariable UUID id,
            @RequestParam @Nullable UUID thread,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable UUID reply,
            @RequestParam @Nullable UUID posted,
            Session session)
            throws ServiceAway {
        var article = articles.find(session, id);
        if (article.isEmpty()) {
            return pages.message(404, session, "unknown");
        }
        var place = new Place(id, thread, after);
        var notice = posted == null ? null : pages.of("readers.posted");
        return page(200, session, article.get(), place, Written.nothing(session, reply), notice, null);
    }

    /** @param key of the form: sent twice it is posted once */
    @PostMapping("/articles/{id}/comments")
    ResponseEntity<String> post(
            @PathVariable UUID id,
            @RequestParam @Nullable UUID thread,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable UUID to,
            @RequestParam(defaultValue = "") String author,
            @RequestParam(defaultValue = "") String text,
            @RequestParam UUID key,
            Session session)
            throws ServiceAway {
        var article = articles.find(session, id);
        if (article.isEmpty()) {
            return pages.message(404, session, "unknown");
        }
        var place = new Place(id, thread, after);
        var written = new Written(to, author, text, key);
        return switch (comments.post(session, id, to, author, text, "article-" + key)) {
            case Outcome.Done<Posted>(var done) when done.isSeen() -> Pages.seeOther(place.withPosted(done.id()));
            // What is sent once more under another key is another one.
            case Outcome.Done<Posted> _ ->
                page(409, session, article.get(), place, written.anew(), null, pages.of("card.reply-unseen"));
            case Outcome.Refused<Posted>(var status, var why) ->
                page(status, session, article.get(), place, written, null, messages.whole(why));
            case Outcome.Stale<Posted> _, Outcome.NotOffered<Posted> _ ->
                page(409, session, article.get(), place, written, null, pages.of("card.not-offered"));
        };
    }

    private ResponseEntity<String> page(
            int status,
            Session session,
            Article article,
            Place place,
            Written written,
            @Nullable String notice,
            @Nullable String problem)
            throws ServiceAway {
        var view = shown.of(session, article, place, written, notice, problem);
        return pages.page(
                status,
                session,
                pages.of("readers.title"),
                (templates, layout) -> templates.readercomments(layout, view));
    }
}
