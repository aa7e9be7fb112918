package io.broadsheet.newsroom.page;

import io.broadsheet.chassis.Sha256;
import io.broadsheet.newsroom.client.Article;
import io.broadsheet.newsroom.client.ArticleService;
import io.broadsheet.newsroom.client.Outcome;
import io.broadsheet.newsroom.client.Picture;
import io.broadsheet.newsroom.client.Pictures;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.form.ArticleForm;
import io.broadsheet.newsroom.head.Assets;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.LibraryView;
import io.broadsheet.newsroom.view.LibraryView.Tile;
import java.io.IOException;
import java.util.HexFormat;
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
import org.springframework.web.util.UriComponentsBuilder;

/** All pictures, to be found and to be chosen for an article. */
@Controller
class LibraryController {

    private static final int PAGE = 24;

    /** Who writes saves every few seconds: more tries than one are seldom needed. */
    private static final int TRIES = 5;

    private final Pictures pictures;
    private final ArticleService articles;
    private final FieldMessages messages;
    private final Pages pages;
    private final Assets assets;

    LibraryController(Pictures pictures, ArticleService articles, FieldMessages messages, Pages pages, Assets assets) {
        this.pictures = pictures;
        this.articles = articles;
        this.messages = messages;
        this.pages = pages;
        this.assets = assets;
    }

    @GetMapping(Pages.LIBRARY)
    ResponseEntity<String> library(
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable String after,
            @RequestParam(name = "for") @Nullable UUID article,
            @RequestParam @Nullable String done,
            Session session)
            throws ServiceAway {
        return page(session, 200, q, after, article, done == null ? null : pages.ofKnown("library.done." + done), null);
    }

    private ResponseEntity<String> page(
            Session session,
            int status,
            String q,
            @Nullable String after,
            @Nullable UUID article,
            @Nullable String notice,
            @Nullable String alert)
            throws ServiceAway {
        var found = pictures.list(session, q, after, PAGE);
        var view = new LibraryView(
                q,
                found.map(list -> list.items().stream()
                                .map(picture -> tile(picture, article))
                                .toList())
                        .orElse(null),
                found.map(list -> list.next() == null ? null : address(q, list.next(), article))
                        .orElse(null),
                article == null ? null : article.toString(),
                session.mayWrite(),
                UUID.randomUUID().toString(),
                notice,
                alert);
        return pages.page(
                status,
                session,
                pages.of(article == null ? "library.title" : "library.choose.title"),
                Pages.LIBRARY,
                assets.library(),
                (templates, layout) -> templates.library(layout, view));
    }

    private static String address(String q, String after, @Nullable UUID article) {
        var address = UriComponentsBuilder.fromPath(Pages.LIBRARY)
                .queryParam("q", "{q}")
                .queryParam("after", "{after}");
        if (article != null) {
            address.queryParam("for", article);
        }
        return address.encode().buildAndExpand(q, after).toUriString();
    }

    private Tile tile(Picture picture, @Nullable UUID article) {
        var href = Pages.LIBRARY + "/" + picture.id() + (article == null ? "" : "?for=" + article);
        var alt = Objects.requireNonNullElse(picture.alt(), "");
        var caption = Objects.requireNonNullElse(picture.caption(), "");
        return new Tile(
                picture.id().toString(),
                href,
                PictureFilesController.thumbnailOf(picture),
                !alt.isBlank() ? alt : caption.isBlank() ? pages.of("library.unnamed") : caption,
                Objects.requireNonNullElse(picture.credit(), ""),
                Objects.requireNonNullElse(picture.uses(), 0),
                lacks(picture, alt),
                machine(picture));
    }

    private static @Nullable String lacks(Picture picture, String alt) {
        if (alt.isBlank() && !Boolean.TRUE.equals(picture.decorative())) {
            return "library.lacks.alt";
        }
        return picture.credit() == null || picture.credit().isBlank() ? "library.lacks.credit" : null;
    }

    static @Nullable String machine(Picture picture) {
        var made = picture.rights() == null ? null : picture.rights().madeByMachine();
        return made == null ? null : "picture.machine." + (made.equals("wholly") ? "wholly" : "partly");
    }

    @PostMapping(Pages.LIBRARY)
    ResponseEntity<String> add(
            @RequestParam @Nullable MultipartFile picture,
            @RequestParam String key,
            @RequestParam(name = "for", required = false) @Nullable UUID article,
            Session session)
            throws ServiceAway, IOException {
        if (picture != null && picture.getSize() > Pictures.LARGEST) {
            return page(session, 413, "", null, article, null, pages.of("picture.too-large"));
        }
        var bytes = picture == null ? new byte[0] : picture.getBytes();
        // Another file is another call.
        var call = key + HexFormat.of().formatHex(Sha256.of(bytes));
        return switch (pictures.upload(session, bytes, new Pictures.Said("", false, "", ""), call)) {
            case Outcome.Done<Picture>(var added) ->
                Pages.seeOther(
                        Pages.LIBRARY + "/" + added.id() + "?done=added" + (article == null ? "" : "&for=" + article));
            case Outcome.Refused<Picture>(var status, var why) -> {
                var said = messages.of(why).values().stream().findFirst().orElseGet(() -> messages.summary(why));
                yield page(session, status, "", null, article, null, said);
            }
            default -> pages.message(501, session, "not-offered");
        };
    }

    /** Puts a picture above an article, in its working copy. */
    @PostMapping(Pages.ARTICLES + "/{id}/picture")
    ResponseEntity<String> choose(@PathVariable UUID id, @RequestParam UUID picture, Session session)
            throws ServiceAway {
        var chosen = pictures.find(session, picture);
        return chosen.isEmpty() ? pages.message(404, session, "unknown") : put(id, chosen.get(), session);
    }

    ResponseEntity<String> put(UUID id, Picture chosen, Session session) throws ServiceAway {
        for (var i = 0; i < TRIES; i++) {
            var article = articles.find(session, id);
            if (article.isEmpty()) {
                return pages.message(404, session, "unknown");
            }
            var form = ArticleForm.of(article.get()).unpictured().pictured(chosen);
            switch (articles.edit(session, id, article.get().version(), form.draft(), false)) {
                case Outcome.Done<Article> _ -> {
                    return WriteController.moved(id, "pictured");
                }
                case Outcome.Refused<Article>(var status, var why) -> {
                    return page(session, status, "", null, id, null, messages.summary(why));
                }
                case Outcome.NotOffered<Article> _ -> {
                    return pages.message(501, session, "not-offered");
                }
                // Somebody writes there meanwhile: the picture is beside that.
                case Outcome.Stale<Article> _ -> {}
            }
        }
        return pages.message(412, session, "not-pictured");
    }
}
