package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.Article;
import io.broadsheet.newsroom.client.ArticleService;
import io.broadsheet.newsroom.client.Outcome;
import io.broadsheet.newsroom.client.Refusal;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.form.OneLine;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.Link;
import io.broadsheet.newsroom.view.Question;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is done with a publication, most of it asked for once more with the words that readers will see. */
@Controller
class PublicationController {

    /** As article-service takes them. */
    private static final int LONGEST_REASON = 300;

    private static final int LONGEST_NOTE = 1_000;

    /** Who writes saves every few seconds: more tries than one are seldom needed. */
    private static final int TRIES = 5;

    private final ArticleService articles;
    private final FieldMessages messages;
    private final Pages pages;

    PublicationController(ArticleService articles, FieldMessages messages, Pages pages) {
        this.articles = articles;
        this.messages = messages;
        this.pages = pages;
    }

    /**
     * A question, as far as it is answered.
     *
     * @param what it is about: the key of its messages
     * @param publish whether the changes of the text are ticked
     */
    private record Asked(String what, String field, String typed, boolean publish) {

        static Asked withdrawal(String reason) {
            return new Asked("withdraw", "reason", reason, false);
        }

        static Asked correction(String note, boolean publish) {
            return new Asked("correct", "note", note, publish);
        }

        boolean isCorrection() {
            return what.equals("correct");
        }
    }

    @GetMapping("/articles/{id}/withdrawal")
    ResponseEntity<String> withdrawal(@PathVariable UUID id, Session session) throws ServiceAway {
        return ask(200, session, id, Asked.withdrawal(""), null);
    }

    @PostMapping("/articles/{id}/withdrawal")
    ResponseEntity<String> withdraw(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable Long version,
            Session session)
            throws ServiceAway {
        var asked = Asked.withdrawal(OneLine.of(reason));
        if (reason.isBlank()) {
            return ask(422, session, id, asked, pages.of("withdraw.empty"));
        }
        for (var i = 0; i < TRIES; i++) {
            var found = articles.find(session, id);
            if (found.isEmpty()) {
                return pages.message(404, session, "unknown");
            }
            var article = found.get();
            if (article.withdrawal() != null) {
                return article.isWithdrawnBecause(asked.typed)
                        ? WriteController.moved(id, "withdrawn")
                        : ask(409, session, id, asked, already(article.withdrawal()));
            }
            // A form that is sent once more must not take away what was brought back since.
            if (version != null && article.version() > version && articles.wasWithdrawn(session, id, version)) {
                return ask(412, session, id, asked, pages.of("withdraw.returned"));
            }
            var outcome = articles.withdraw(session, id, article.version(), asked.typed);
            if (!(outcome instanceof Outcome.Stale<Article>)) {
                return after(outcome, session, id, asked, "withdrawn");
            }
        }
        return ask(412, session, id, asked, pages.of("conflict.again"));
    }

    private String already(Article.Withdrawal before) {
        return before.reason() == null
                ? pages.of("withdraw.already")
                : pages.of("withdraw.already-because", before.reason());
    }

    @GetMapping("/articles/{id}/correction")
    ResponseEntity<String> correction(@PathVariable UUID id, Session session) throws ServiceAway {
        return ask(200, session, id, Asked.correction("", false), null);
    }

    @PostMapping("/articles/{id}/correction")
    ResponseEntity<String> correct(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String note,
            @RequestParam @Nullable String publish,
            @RequestParam @Nullable Long version,
            Session session)
            throws ServiceAway {
        var asked = Asked.correction(OneLine.of(note), publish != null);
        if (note.isBlank()) {
            return ask(422, session, id, asked, pages.of("correct.empty"));
        }
        var outcome = articles.correct(session, id, asked.typed, asked.publish, version);
        return after(outcome, session, id, asked, "corrected");
    }

    /** @param at when the page said that it comes out */
    @PostMapping("/articles/{id}/unscheduling")
    ResponseEntity<String> unschedule(@PathVariable UUID id, @RequestParam @Nullable Instant at, Session session)
            throws ServiceAway {
        for (var i = 0; i < TRIES; i++) {
            var found = articles.find(session, id);
            if (found.isEmpty()) {
                return pages.message(404, session, "unknown");
            }
            var article = found.get();
            if (article.schedule() == null) {
                return hasComeOut(article, at)
                        ? pages.message(
                                409,
                                session,
                                "unschedule.late",
                                new Link(address(id) + "/withdrawal", pages.of("withdraw.title")),
                                new Link(address(id), pages.of("back-to-article")))
                        : WriteController.moved(id, "unscheduled");
            }
            switch (articles.unschedule(session, id, article.version())) {
                case Outcome.Done<Article> _ -> {
                    return WriteController.moved(id, "unscheduled");
                }
                case Outcome.Refused<Article>(var status, var why) -> {
                    return refused(status, session, id, messages.summary(why));
                }
                case Outcome.NotOffered<Article> _ -> {
                    return pages.message(501, session, "not-offered");
                }
                case Outcome.Stale<Article> _ -> {}
            }
        }
        return refused(412, session, id, pages.of("conflict.again"));
    }

    private ResponseEntity<String> refused(int status, Session session, UUID id, String why) {
        return pages.page(
                status,
                session,
                pages.of("unschedule.title"),
                (templates, layout) ->
                        templates.message(layout, why, List.of(new Link(address(id), pages.of("back-to-article")))));
    }

    /** What nobody plans any more was published, unless somebody has ended the plan. */
    private static boolean hasComeOut(Article article, @Nullable Instant at) {
        return article.isPublished()
                && (Boolean.FALSE.equals(article.unpublishedChanges())
                        || at != null
                                && Stream.of(article.publishedAt(), article.updatedAt())
                                        .flatMap(Stream::ofNullable)
                                        .anyMatch(out -> !out.isBefore(at)));
    }

    private ResponseEntity<String> after(Outcome<Article> outcome, Session session, UUID id, Asked asked, String done)
            throws ServiceAway {
        return switch (outcome) {
            case Outcome.Done<Article> _ -> WriteController.moved(id, done);
            case Outcome.Refused<Article>(var status, var why) -> ask(status, session, id, asked, said(why, asked));
            case Outcome.Stale<Article> _ -> ask(412, session, id, asked, pages.of("conflict.again"));
            case Outcome.NotOffered<Article> _ -> pages.message(501, session, "not-offered");
        };
    }

    /** What is wrong with other fields than the one that is asked for is said there too: nothing else says it. */
    private String said(Refusal why, Asked asked) {
        var errors = messages.of(why);
        if (errors.isEmpty()) {
            return messages.summary(why);
        }
        return errors.getOrDefault(asked.field, String.join(". ", errors.values()));
    }

    private ResponseEntity<String> ask(int status, Session session, UUID id, Asked asked, @Nullable String error)
            throws ServiceAway {
        var article = articles.find(session, id);
        if (article.isEmpty()) {
            return pages.message(404, session, "unknown");
        }
        var question = new Question(
                address(id) + (asked.isCorrection() ? "/correction" : "/withdrawal"),
                address(id),
                asked.what,
                Objects.requireNonNullElse(article.get().title(), ""),
                asked.field,
                asked.typed,
                asked.isCorrection() ? LONGEST_NOTE : LONGEST_REASON,
                error,
                article.get().version(),
                asked.isCorrection() && Boolean.TRUE.equals(article.get().unpublishedChanges()),
                asked.publish);
        return pages.page(
                status,
                session,
                pages.of(asked.what + ".title"),
                (templates, layout) -> templates.question(layout, question));
    }

    private static String address(UUID id) {
        return Pages.ARTICLES + "/" + id;
    }
}
