package io.broadsheet.newsroom.page;

import io.broadsheet.chassis.Sha256;
import io.broadsheet.newsroom.NewsroomSettings;
import io.broadsheet.newsroom.client.Article;
import io.broadsheet.newsroom.client.ArticleService;
import io.broadsheet.newsroom.client.Outcome;
import io.broadsheet.newsroom.client.Picture;
import io.broadsheet.newsroom.client.Pictures;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.form.ArticleForm;
import io.broadsheet.newsroom.form.FormBase;
import io.broadsheet.newsroom.form.FormMerge;
import io.broadsheet.newsroom.form.PublicationTime;
import io.broadsheet.newsroom.page.Writing.Shown;
import io.broadsheet.newsroom.page.Writing.Typed;
import io.broadsheet.newsroom.session.KeptForms;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.Kept.Reason;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.HexFormat;
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
import org.springframework.web.multipart.MultipartFile;

/** Where an article is written. One form saves, and what it is sent for beyond that is done with what was saved. */
@Controller
class WriteController {

    private final ArticleService articles;
    private final Pictures pictures;
    private final Writing writing;
    private final Conflicts conflicts;
    private final PreviewController previews;
    private final FieldMessages messages;
    private final Pages pages;
    private final String language;

    WriteController(
            ArticleService articles,
            Pictures pictures,
            Writing writing,
            Conflicts conflicts,
            PreviewController previews,
            FieldMessages messages,
            Pages pages,
            NewsroomSettings settings) {
        this.articles = articles;
        this.pictures = pictures;
        this.writing = writing;
        this.conflicts = conflicts;
        this.previews = previews;
        this.messages = messages;
        this.pages = pages;
        this.language = settings.language().toLanguageTag();
    }

    @GetMapping("/articles/new")
    ResponseEntity<String> begin(Session session) {
        return writing.page(session, null, ArticleForm.empty(language, ""), Shown.blank());
    }

    @GetMapping("/articles/{id}")
    ResponseEntity<String> article(@PathVariable UUID id, @RequestParam @Nullable String done, Session session)
            throws ServiceAway {
        var found = articles.find(session, id);
        if (found.isEmpty()) {
            return pages.message(404, session, "unknown");
        }
        var notice = done == null ? null : pages.ofKnown("done." + done);
        return writing.page(session, found.get(), notice);
    }

    @PostMapping("/articles")
    ResponseEntity<String> start(
            @RequestParam(defaultValue = "save") String then,
            @RequestParam String key,
            @RequestParam @Nullable MultipartFile picture,
            HttpServletRequest request,
            Session session)
            throws ServiceAway, IOException {
        if (!ArticleForm.isWhole(request)) {
            return pages.kept(KeptForms.of(request, Reason.UNFINISHED));
        }
        var shown = new Shown(200, 0, "", key, null, null, Map.of(), null, typed(request));
        var form = ArticleForm.of(request);
        if (isTooLarge(picture)) {
            return writing.page(session, null, form, tooLarge(shown));
        }
        var upload = uploaded(session, request, form, picture, key);
        if (upload instanceof Outcome.Refused<ArticleForm>(var status, var why)) {
            return writing.page(
                    session, null, form, shown.failed(status, messages.summary(why), messages.of(why, request)));
        }
        var pictured = upload instanceof Outcome.Done<ArticleForm>(var with) ? with : form;
        var start = conflicts.start(session, pictured, key, false);
        return switch (start.outcome()) {
            case Outcome.Done<Article>(var article) -> then(then, session, article, start.form(), shown);
            case Outcome.Refused<Article>(var status, var why) ->
                writing.page(
                        session,
                        null,
                        pictured,
                        shown.failed(status, messages.summary(why), messages.of(why, request)));
            case Outcome.Stale<Article> _ ->
                conflicts.page(session, Objects.requireNonNull(start.id()), pictured, shown.of(Conflicts.FIRST));
            case Outcome.NotOffered<Article> _ -> notOffered(session);
        };
    }

    @PostMapping("/articles/{id}")
    ResponseEntity<String> save(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "save") String then,
            @RequestParam long version,
            @RequestParam(defaultValue = "") String key,
            @RequestParam @Nullable MultipartFile picture,
            HttpServletRequest request,
            Session session)
            throws ServiceAway, IOException {
        var current = articles.find(session, id);
        if (current.isEmpty()) {
            return pages.kept(KeptForms.anew(request, Pages.ARTICLES));
        }
        var article = current.get();
        var base = FormBase.sent(request);
        var shown = new Shown(200, version, base, key, null, null, Map.of(), null, typed(request));
        if (!session.mayWrite()) {
            var read = ArticleForm.of(article);
            // What is published is what was read.
            return article.version() == version
                    ? then(then, session, article, read, shown)
                    : conflicts.page(session, id, read, shown);
        }
        if (!ArticleForm.isWhole(request)) {
            return pages.kept(KeptForms.of(request, Reason.UNFINISHED));
        }
        var form = ArticleForm.of(request);
        if (isTooLarge(picture)) {
            return writing.page(session, article, form, tooLarge(shown));
        }
        var upload = uploaded(session, request, form, picture, key);
        if (upload instanceof Outcome.Refused<ArticleForm>(var status, var why)) {
            return writing.page(
                    session, article, form, shown.failed(status, messages.summary(why), messages.of(why, request)));
        }
        var pictured = upload instanceof Outcome.Done<ArticleForm>(var with) ? with : form;
        if (!then.equals("save") && article.version() == version && pictured.equals(ArticleForm.of(article))) {
            return then(then, session, article, pictured, shown);
        }
        var save = conflicts.save(session, id, version, pictured, base, false);
        return switch (save.outcome()) {
            case Outcome.Done<Article>(var saved) -> then(then, session, saved, save.form(), shown);
            case Outcome.Stale<Article> _ -> conflicts.page(session, id, pictured, shown);
            case Outcome.Refused<Article>(var status, var why) ->
                writing.page(
                        session,
                        article,
                        pictured,
                        shown.failed(status, messages.summary(why), messages.of(why, request)));
            case Outcome.NotOffered<Article> _ -> notOffered(session);
        };
    }

    private static boolean isTooLarge(@Nullable MultipartFile picture) {
        return picture != null && picture.getSize() > Pictures.LARGEST;
    }

    /** Said at its field, beside all that was typed: where a page is kept nowhere, nobody can go back to it. */
    private Shown tooLarge(Shown shown) {
        return shown.failed(413, pages.of("write.errors"), Map.of("picture", pages.of("picture.too-large")));
    }

    /** Done with the form as it is if no picture is in it. */
    private Outcome<ArticleForm> uploaded(
            Session session, HttpServletRequest request, ArticleForm form, @Nullable MultipartFile picture, String key)
            throws ServiceAway, IOException {
        if (picture == null || picture.isEmpty()) {
            return new Outcome.Done<>(form);
        }
        var bytes = picture.getBytes();
        // Another picture, or another word about it, is another call.
        var call = String.join("\n", key, HexFormat.of().formatHex(Sha256.of(bytes)), form.alt(), form.credit());
        var said = new Pictures.Said(form.alt(), form.decorative(), "", form.credit());
        return switch (pictures.upload(session, bytes, said, call)) {
            case Outcome.Done<Picture>(var added) -> {
                var pictured = form.pictured(added);
                KeptForms.learn(request, pictured.pictured());
                yield new Outcome.Done<>(pictured);
            }
            case Outcome.Refused<Picture>(var status, var why) -> new Outcome.Refused<>(status, why);
            default -> new Outcome.Done<>(form);
        };
    }

    private ResponseEntity<String> then(String then, Session session, Article article, ArticleForm form, Shown before)
            throws ServiceAway {
        var base = writing.base(ArticleForm.of(article));
        var shown = new Shown(200, article.version(), base, before.key(), null, null, Map.of(), null, before.typed());
        switch (then) {
            case "publish":
                return published(
                        session,
                        articles.publish(session, article.id(), article.version(), null),
                        article,
                        form,
                        shown,
                        "published");
            case "schedule":
                return scheduled(session, article, form, shown);
            case "preview":
                return previews.page(session, article);
            case "library":
                return Pages.seeOther(Pages.LIBRARY + "?for=" + article.id());
            default:
                return moved(article.id(), "saved");
        }
    }

    private ResponseEntity<String> scheduled(Session session, Article article, ArticleForm form, Shown shown)
            throws ServiceAway {
        var typed = Objects.requireNonNull(shown.typed());
        switch (PublicationTime.of(typed.date(), typed.time(), typed.zone())) {
            case PublicationTime.Unclear(var field, var key, var arguments):
                return writing.page(
                        session,
                        article,
                        form,
                        shown.failed(422, pages.of("write.errors"), Map.of(field, pages.of(key, arguments))));
            case PublicationTime.At(OffsetDateTime at):
                return published(
                        session,
                        articles.publish(session, article.id(), article.version(), at),
                        article,
                        form,
                        shown,
                        "scheduled");
        }
    }

    private ResponseEntity<String> published(
            Session session, Outcome<Article> outcome, Article article, ArticleForm form, Shown shown, String done)
            throws ServiceAway {
        return switch (outcome) {
            case Outcome.Done<Article>(var now) -> moved(now.id(), now.schedule() == null ? "published" : done);
            case Outcome.Stale<Article> _ ->
                isPublished(session, article.id(), form, done)
                        ? moved(article.id(), done)
                        : conflicts.page(session, article.id(), form, shown);
            case Outcome.Refused<Article>(var status, var why) ->
                writing.page(session, article, form, shown.failed(status, messages.summary(why), messages.of(why)));
            case Outcome.NotOffered<Article> _ -> notOffered(session);
        };
    }

    /** Whether a call before has published just this: its answer was lost, or it was sent twice. */
    private boolean isPublished(Session session, UUID id, ArticleForm form, String done) throws ServiceAway {
        return articles.find(session, id)
                .filter(now -> done.equals("published") && now.isPublished())
                .filter(now -> Boolean.FALSE.equals(now.unpublishedChanges()))
                .filter(now -> FormMerge.isKept(form, ArticleForm.of(now)))
                .isPresent();
    }

    private ResponseEntity<String> notOffered(Session session) {
        return pages.message(501, session, "not-offered");
    }

    static ResponseEntity<String> moved(UUID id, String done) {
        return ResponseEntity.status(303)
                .location(URI.create(Pages.ARTICLES + "/" + id + "?done=" + done))
                .build();
    }

    private static Typed typed(HttpServletRequest request) {
        return new Typed(
                Objects.requireNonNullElse(request.getParameter("date"), ""),
                Objects.requireNonNullElse(request.getParameter("time"), ""),
                Objects.requireNonNullElse(request.getParameter("zone"), ""));
    }
}
