package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.Outcome;
import io.broadsheet.newsroom.client.Picture;
import io.broadsheet.newsroom.client.PictureChange;
import io.broadsheet.newsroom.client.Pictures;
import io.broadsheet.newsroom.client.Pictures.Deletion;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.head.Assets;
import io.broadsheet.newsroom.session.Session;
import io.broadsheet.newsroom.view.PictureView;
import io.broadsheet.newsroom.view.PictureView.Form;
import io.broadsheet.newsroom.view.PictureView.UseRow;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/** What is known of a picture, to be changed; and where it is used. */
@Controller
@RequestMapping(Pages.LIBRARY + "/{id}")
class PictureController {

    private final Pictures pictures;
    private final FieldMessages messages;
    private final Pages pages;
    private final Formats formats;
    private final Assets assets;
    private final LibraryController library;

    PictureController(
            Pictures pictures,
            FieldMessages messages,
            Pages pages,
            Formats formats,
            Assets assets,
            LibraryController library) {
        this.pictures = pictures;
        this.messages = messages;
        this.pages = pages;
        this.formats = formats;
        this.assets = assets;
        this.library = library;
    }

    /** What is said beside the form. */
    private record Said(
            int status, @Nullable String notice, @Nullable String alert, Map<String, String> errors) {
        static Said nothing(@Nullable String notice) {
            return new Said(200, notice, null, Map.of());
        }
    }

    @GetMapping
    ResponseEntity<String> picture(
            @PathVariable UUID id,
            @RequestParam @Nullable String done,
            @RequestParam(name = "for") @Nullable UUID article,
            Session session)
            throws ServiceAway {
        var found = pictures.find(session, id);
        return found.isEmpty()
                ? pages.message(404, session, "picture.unknown")
                : page(
                        session,
                        found.get(),
                        PictureForms.of(found.get()),
                        article,
                        Said.nothing(done == null ? null : pages.ofKnown("library.done." + done)));
    }

    @PostMapping
    ResponseEntity<String> change(
            @PathVariable UUID id,
            @RequestParam long version,
            @RequestParam(name = "for", required = false) @Nullable UUID article,
            @RequestParam(defaultValue = "save") String then,
            HttpServletRequest request,
            Session session)
            throws ServiceAway {
        var found = pictures.find(session, id);
        if (found.isEmpty()) {
            return pages.message(404, session, "picture.unknown");
        }
        var typed = PictureForms.typed(request);
        var errors = new LinkedHashMap<String, String>();
        var focus = focus(typed, errors);
        if (!errors.isEmpty()) {
            return page(session, found.get(), typed, article, new Said(422, null, pages.of("write.errors"), errors));
        }
        var change = new PictureChange(
                typed.alt(),
                typed.decorative(),
                typed.caption(),
                typed.credit(),
                focus,
                new PictureChange.Rights(typed.creator(), typed.copyright(), typed.usage(), typed.source()));
        if (typed.equals(PictureForms.of(found.get()))) {
            return saved(session, found.get(), article, then);
        }
        return switch (pictures.change(session, id, version, change)) {
            case Outcome.Done<Picture>(var saved) -> saved(session, saved, article, then);
            case Outcome.Stale<Picture> _ -> stale(session, id, typed, article, then);
            case Outcome.Refused<Picture>(var status, var why) ->
                page(
                        session,
                        found.get(),
                        typed,
                        article,
                        new Said(status, null, messages.summary(why), messages.of(why)));
            case Outcome.NotOffered<Picture> _ -> pages.message(501, session, "not-offered");
        };
    }

    private ResponseEntity<String> saved(Session session, Picture saved, @Nullable UUID article, String then)
            throws ServiceAway {
        if (article == null) {
            return Pages.seeOther(address(saved.id()) + "?done=saved");
        }
        return then.equals("choose")
                ? library.put(article, saved, session)
                : Pages.seeOther(address(saved.id()) + "?done=saved&for=" + article);
    }

    /** Saved by a call before, or else both are shown, field by field. */
    private ResponseEntity<String> stale(Session session, UUID id, Form typed, @Nullable UUID article, String then)
            throws ServiceAway {
        var now = pictures.find(session, id);
        if (now.isEmpty()) {
            return pages.message(404, session, "picture.unknown");
        }
        var theirs = PictureForms.of(now.get());
        if (typed.equals(theirs)) {
            return saved(session, now.get(), article, then);
        }
        var there = new LinkedHashMap<String, String>();
        PictureForms.differing(theirs, typed)
                .forEach((field, value) -> there.put(field, pages.of("picture.there", shown(field, value))));
        return page(session, now.get(), typed, article, new Said(412, null, pages.of("picture.stale"), there));
    }

    private String shown(String field, String value) {
        if (value.isEmpty()) {
            return pages.of("conflict.nothing");
        }
        return switch (field) {
            case "decorative" -> pages.of("conflict." + value);
            case "origin" -> Objects.requireNonNullElse(pages.ofKnown("origin." + value), value);
            default -> value;
        };
    }

    @PostMapping("/deletion")
    ResponseEntity<String> delete(@PathVariable UUID id, @RequestParam long version, Session session)
            throws ServiceAway {
        return switch (pictures.delete(session, id, version)) {
            case Deletion.Done _ -> Pages.seeOther(Pages.LIBRARY + "?done=deleted");
            // By a call before, say, whose answer was lost.
            case Deletion.Unknown _
            when pictures.find(session, id).isEmpty() -> Pages.seeOther(Pages.LIBRARY + "?done=deleted");
            case Deletion.Unknown _ -> pages.message(501, session, "not-offered");
            case Deletion.InUse(var count, var _) -> notDeleted(session, id, 409, pages.of("picture.in-use", count));
            case Deletion.Stale _ -> notDeleted(session, id, 412, pages.of("picture.not-deleted"));
        };
    }

    private ResponseEntity<String> notDeleted(Session session, UUID id, int status, String why) throws ServiceAway {
        var found = pictures.find(session, id);
        return found.isEmpty()
                ? pages.message(404, session, "picture.unknown")
                : page(session, found.get(), PictureForms.of(found.get()), null, new Said(status, null, why, Map.of()));
    }

    private Picture.Focus focus(Form typed, Map<String, String> errors) {
        return new Picture.Focus(number("focus-x", typed.x(), errors), number("focus-y", typed.y(), errors));
    }

    private int number(String field, String text, Map<String, String> errors) {
        if (text.strip().matches("[0-9]{1,3}") && Integer.parseInt(text.strip()) <= 100) {
            return Integer.parseInt(text.strip());
        }
        errors.put(field, pages.of("picture.focus.unclear"));
        return 0;
    }

    private ResponseEntity<String> page(Session session, Picture picture, Form form, @Nullable UUID article, Said said)
            throws ServiceAway {
        var id = picture.id();
        var uses = pictures.uses(session, id, null);
        var focus = Objects.requireNonNullElse(picture.focus(), new Picture.Focus(50, 50));
        var extension = picture.url().substring(picture.url().lastIndexOf('.'));
        var preview = PictureFilesController.previewOf(id);
        var sources = new ArrayList<>(PictureForms.SOURCES);
        if (!form.source().isEmpty() && !sources.contains(form.source())) {
            sources.add(form.source());
        }
        var view = new PictureView(
                id.toString(),
                picture.version() == null ? 1 : picture.version(),
                preview,
                preview + "/card-" + focus.x() + "-" + focus.y() + extension,
                "![" + or(picture.alt()).replaceAll("[\\[\\]\\\\]", "\\\\$0") + "](" + picture.url() + ")",
                picture.width() + " × " + picture.height(),
                form,
                picture.uploadedAt() == null ? null : formats.moment(picture.uploadedAt()),
                LibraryController.machine(picture),
                Boolean.TRUE.equals(picture.contentCredentials()) ? preview + "/content-credentials" : null,
                uses.map(list -> list.items().stream()
                                .map(use -> new UseRow(
                                        Pages.ARTICLES + "/" + use.id(), use.title(), "state." + use.state()))
                                .toList())
                        .orElse(List.of()),
                Objects.requireNonNullElse(picture.uses(), 0),
                sources,
                session.mayWrite(),
                said.notice,
                said.alert,
                said.errors);
        return pages.page(
                said.status,
                session,
                pages.of("picture.page"),
                Pages.LIBRARY,
                assets.library(),
                (templates, layout) -> templates.picture(layout, view, article == null ? null : article.toString()));
    }

    private static String address(UUID id) {
        return Pages.LIBRARY + "/" + id;
    }

    private static String or(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
