package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.Answer;
import io.broadsheet.newsroom.client.Article;
import io.broadsheet.newsroom.client.ArticleService;
import io.broadsheet.newsroom.client.Draft;
import io.broadsheet.newsroom.client.Outcome;
import io.broadsheet.newsroom.client.Refusal;
import io.broadsheet.newsroom.client.Rendered;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.form.ArticleForm;
import io.broadsheet.newsroom.form.FormBase;
import io.broadsheet.newsroom.form.LocalTimes;
import io.broadsheet.newsroom.session.Session;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What script asks for while somebody writes: short answers in JSON, with the statuses that the pages have too. */
@Controller
class ScriptController {

    private final ArticleService articles;
    private final Conflicts conflicts;
    private final Formats formats;
    private final FieldMessages messages;
    private final Pages pages;

    ScriptController(
            ArticleService articles, Conflicts conflicts, Formats formats, FieldMessages messages, Pages pages) {
        this.articles = articles;
        this.conflicts = conflicts;
        this.formats = formats;
        this.messages = messages;
        this.pages = pages;
    }

    /**
     * @param fields of the form that have other values by now than were sent; empty for an empty one
     * @param warning what stands against its schedule; null if nothing does
     */
    record Saved(
            String id,
            long version,
            Instant at,
            Map<String, String> fields,
            @Nullable String warning) {}

    /** @param errors by the name of their field in the page */
    record NotSaved(String message, Map<String, String> errors) {}

    /** @param asked whether somebody asked for it, not the script by itself */
    @PostMapping("/autosave")
    ResponseEntity<?> start(
            @RequestParam String key,
            @RequestParam(defaultValue = "false") boolean asked,
            HttpServletRequest request,
            Session session)
            throws ServiceAway {
        if (!ArticleForm.isWhole(request)) {
            return notWhole();
        }
        var sent = ArticleForm.of(request);
        return answer(conflicts.start(session, sent, key, !asked), sent, request);
    }

    /** @param asked as for a new one */
    @PostMapping("/autosave/{id}")
    ResponseEntity<?> save(
            @PathVariable UUID id,
            @RequestParam long version,
            @RequestParam(defaultValue = "false") boolean asked,
            HttpServletRequest request,
            Session session)
            throws ServiceAway {
        if (!ArticleForm.isWhole(request)) {
            return notWhole();
        }
        var sent = ArticleForm.of(request);
        var save = conflicts.save(session, id, version, sent, FormBase.sent(request), !asked);
        return answer(save, sent, request);
    }

    /** What a page had not brought yet would be saved as empty. */
    private ResponseEntity<?> notWhole() {
        return ResponseEntity.unprocessableContent().body(new NotSaved(pages.of("kept.unfinished.title"), Map.of()));
    }

    private Map<String, String> changed(ArticleForm sent, ArticleForm saved) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (!sent.section().equals(saved.section())) {
            fields.put("section", saved.section());
        }
        if (sent.breaking() != saved.breaking() || !sent.breakingUntil().equals(saved.breakingUntil())) {
            fields.put("breaking", saved.breaking() ? "on" : "");
            fields.put("breaking-until", LocalTimes.field(saved.breakingUntil(), formats.zone()));
            fields.put("breaking-was", saved.breakingUntil());
        }
        return fields;
    }

    private ResponseEntity<?> answer(Conflicts.Save save, ArticleForm sent, HttpServletRequest request) {
        return switch (save.outcome()) {
            case Outcome.Done<Article>(var article) ->
                ResponseEntity.ok(new Saved(
                        article.id().toString(),
                        article.version(),
                        article.changedAt(),
                        changed(sent, save.form()),
                        warning(article)));
            case Outcome.Stale<Article> _ ->
                ResponseEntity.status(412)
                        .body(new NotSaved(pages.of(save.isOwn() ? "auto.conflict.own" : "auto.conflict"), Map.of()));
            case Outcome.NotOffered<Article> _ -> ResponseEntity.status(404).build();
            case Outcome.Refused<Article>(var status, var why) -> refused(status, why, messages.of(why, request));
        };
    }

    private @Nullable String warning(Article article) {
        var warning = article.warningOfSchedule();
        return warning == null ? null : messages.ofSchedule(warning);
    }

    /** @param warnings what of the text readers would not get */
    record Shown(String html, List<String> warnings) {}

    /** The text as readers would have it: what the editor begins with, and what becomes of what is pasted. */
    @PostMapping("/renderings")
    ResponseEntity<?> render(
            @RequestParam(defaultValue = "markdown") String format, @RequestParam String source, Session session)
            throws ServiceAway {
        return switch (articles.render(session, new Draft.Body(format, source.replace("\r\n", "\n")))) {
            case Outcome.Done<Rendered>(var text) ->
                ResponseEntity.ok(new Shown(
                        text.html(), text.warnings().stream().map(messages::of).toList()));
            case Outcome.Refused<Rendered>(var status, var why) -> refused(status, why, messages.of(why));
            default -> ResponseEntity.status(404).build();
        };
    }

    /** A picture of a text, where readers will have it too. */
    @GetMapping("/images/{hash}/{size}")
    ResponseEntity<byte[]> pictureOfText(@PathVariable String hash, @PathVariable String size, Session session)
            throws ServiceAway {
        return sent(articles.pictureOfText(session, hash, size));
    }

    private static ResponseEntity<byte[]> sent(Answer file) {
        return file.status() == 200
                ? ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(file.contentType()))
                        .body(file.body())
                : ResponseEntity.notFound().build();
    }

    private ResponseEntity<?> refused(int status, Refusal why, Map<String, String> errors) {
        return ResponseEntity.status(status).body(new NotSaved(messages.summary(why), errors));
    }
}
