package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.Article;
import io.broadsheet.newsroom.client.ArticleService;
import io.broadsheet.newsroom.client.Outcome;
import io.broadsheet.newsroom.client.Picture;
import io.broadsheet.newsroom.client.Refusal;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.form.ArticleForm;
import io.broadsheet.newsroom.session.Session;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
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
import org.springframework.web.multipart.MultipartFile;

/** What script asks for while somebody writes: short answers in JSON, with the statuses that the pages have too. */
@Controller
class ScriptController {

    private final ArticleService articles;
    private final FieldMessages messages;

    ScriptController(ArticleService articles, FieldMessages messages) {
        this.articles = articles;
        this.messages = messages;
    }

    record Saved(String id, long version, Instant at) {}

    /** @param errors by the name of their field in the page */
    record NotSaved(String message, Map<String, String> errors) {}

    record Added(String id, String url, String alt, String preview) {}

    @PostMapping("/autosave")
    ResponseEntity<?> start(@RequestParam String key, HttpServletRequest request, Session session) throws ServiceAway {
        return answer(articles.start(session, ArticleForm.of(request).draft(), key));
    }

    @PostMapping("/autosave/{id}")
    ResponseEntity<?> save(
            @PathVariable UUID id, @RequestParam long version, HttpServletRequest request, Session session)
            throws ServiceAway {
        return answer(
                articles.edit(session, id, version, ArticleForm.of(request).draft(), true));
    }

    private ResponseEntity<?> answer(Outcome<Article> outcome) {
        return switch (outcome) {
            case Outcome.Done<Article>(var article) ->
                ResponseEntity.ok(new Saved(article.id().toString(), article.version(), article.changedAt()));
            case Outcome.Stale<Article> _ -> ResponseEntity.status(412).build();
            case Outcome.NotOffered<Article> _ -> ResponseEntity.status(404).build();
            case Outcome.Refused<Article>(var status, var why) -> refused(status, why);
        };
    }

    @PostMapping("/pictures")
    ResponseEntity<?> picture(
            @RequestParam @Nullable MultipartFile picture,
            @RequestParam(defaultValue = "") String alt,
            @RequestParam(defaultValue = "") String credit,
            @RequestParam String key,
            Session session)
            throws ServiceAway, IOException {
        var bytes = picture == null ? new byte[0] : picture.getBytes();
        return switch (articles.upload(session, bytes, alt, credit, key)) {
            case Outcome.Done<Picture>(var added) ->
                ResponseEntity.status(201)
                        .body(new Added(added.id().toString(), added.url(), alt, "/pictures/" + added.id()));
            case Outcome.Refused<Picture>(var status, var why) -> refused(status, why);
            default -> ResponseEntity.status(404).build();
        };
    }

    /** A picture as staff see it: also before readers do. */
    @GetMapping("/pictures/{id}")
    ResponseEntity<byte[]> picture(@PathVariable UUID id, Session session) throws ServiceAway {
        var found = articles.picture(session, id);
        if (found.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        var sizes = found.get().sizes();
        var url = sizes.stream()
                .filter(size -> size.width() >= 640)
                .findFirst()
                .map(Picture.Size::url)
                .orElse(found.get().url());
        var file = articles.pictureFile(session, id, url.substring(url.lastIndexOf('/') + 1));
        return file.status() == 200
                ? ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(file.contentType()))
                        .body(file.body())
                : ResponseEntity.notFound().build();
    }

    private ResponseEntity<?> refused(int status, Refusal why) {
        return ResponseEntity.status(status).body(new NotSaved(messages.summary(why), messages.of(why)));
    }
}
