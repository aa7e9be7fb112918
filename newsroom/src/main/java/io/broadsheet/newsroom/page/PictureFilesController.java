package io.broadsheet.newsroom.page;

import io.broadsheet.newsroom.client.Answer;
import io.broadsheet.newsroom.client.Outcome;
import io.broadsheet.newsroom.client.Picture;
import io.broadsheet.newsroom.client.Pictures;
import io.broadsheet.newsroom.client.Refusal;
import io.broadsheet.newsroom.client.ServiceAway;
import io.broadsheet.newsroom.session.Session;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;

/** Pictures as script and pages of the newsroom get them: also before readers do. */
@Controller
class PictureFilesController {

    private static final int MOST = 60;

    private final Pictures pictures;
    private final FieldMessages messages;

    PictureFilesController(Pictures pictures, FieldMessages messages) {
        this.pictures = pictures;
        this.messages = messages;
    }

    record Added(String id, String url, String alt, String credit, String preview) {}

    /** @param errors by the name of their field in the page */
    record NotAdded(String message, Map<String, String> errors) {}

    /**
     * A picture to choose.
     *
     * @param url as a text names it
     * @param thumbnail address of its smallest size here
     * @param preview address of one for a page
     */
    record Choice(
            String id,
            String url,
            @Nullable Integer width,
            @Nullable Integer height,
            String alt,
            boolean decorative,
            String caption,
            String credit,
            String thumbnail,
            String preview,
            @Nullable String madeByMachine,
            @Nullable Integer uses) {

        static Choice of(Picture picture) {
            return new Choice(
                    picture.id().toString(),
                    picture.url(),
                    picture.width(),
                    picture.height(),
                    orEmpty(picture.alt()),
                    Boolean.TRUE.equals(picture.decorative()),
                    orEmpty(picture.caption()),
                    orEmpty(picture.credit()),
                    thumbnailOf(picture),
                    previewOf(picture.id()),
                    picture.rights() == null ? null : picture.rights().madeByMachine(),
                    picture.uses());
        }
    }

    record Choices(List<Choice> items, @Nullable String next) {}

    static String thumbnailOf(Picture picture) {
        return previewOf(picture.id()) + "/" + picture.smallest();
    }

    static String previewOf(UUID id) {
        return "/pictures/" + id;
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    @GetMapping("/pictures.json")
    ResponseEntity<Choices> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "24") int limit,
            Session session)
            throws ServiceAway {
        var found = pictures.list(session, q, after, Math.clamp(limit, 1, MOST));
        return found.map(page -> ResponseEntity.ok(
                        new Choices(page.items().stream().map(Choice::of).toList(), page.next())))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @PostMapping("/pictures")
    ResponseEntity<?> add(
            @RequestParam @Nullable MultipartFile picture,
            @RequestParam(defaultValue = "") String alt,
            @RequestParam @Nullable String decorative,
            @RequestParam(defaultValue = "") String caption,
            @RequestParam(defaultValue = "") String credit,
            @RequestParam String key,
            Session session)
            throws ServiceAway, IOException {
        if (picture != null && picture.getSize() > Pictures.LARGEST) {
            throw new MaxUploadSizeExceededException(Pictures.LARGEST);
        }
        var bytes = picture == null ? new byte[0] : picture.getBytes();
        var said = new Pictures.Said(alt, decorative != null, caption, credit);
        return answer(201, pictures.upload(session, bytes, said, key));
    }

    /** Says of a picture that is chosen for a text what nobody has said yet. */
    @PostMapping("/pictures/{id}/words")
    ResponseEntity<?> complete(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String alt,
            @RequestParam @Nullable String decorative,
            @RequestParam(defaultValue = "") String credit,
            Session session)
            throws ServiceAway {
        var picture = pictures.find(session, id);
        return picture.isEmpty()
                ? ResponseEntity.notFound().build()
                : answer(
                        200,
                        pictures.complete(
                                session, picture.get(), new Pictures.Said(alt, decorative != null, "", credit)));
    }

    private ResponseEntity<?> answer(int status, Outcome<Picture> outcome) {
        return switch (outcome) {
            case Outcome.Done<Picture>(var added) ->
                ResponseEntity.status(status)
                        .body(new Added(
                                added.id().toString(),
                                added.url(),
                                orEmpty(added.alt()),
                                orEmpty(added.credit()),
                                previewOf(added.id())));
            case Outcome.Refused<Picture>(var refusal, Refusal why) ->
                ResponseEntity.status(refusal).body(new NotAdded(messages.summary(why), messages.of(why)));
            case Outcome.Stale<Picture> _ -> ResponseEntity.status(412).build();
            case Outcome.NotOffered<Picture> _ -> ResponseEntity.notFound().build();
        };
    }

    /** As wide as a page needs it. */
    @GetMapping("/pictures/{id}")
    ResponseEntity<byte[]> picture(@PathVariable UUID id, Session session) throws ServiceAway {
        var found = pictures.find(session, id);
        return found.isEmpty()
                ? ResponseEntity.notFound().build()
                : file(pictures.file(session, id, found.get().medium()));
    }

    /** @param size {@code 320.jpg}, or a crop {@code card-50-40.jpg} */
    @GetMapping("/pictures/{id}/{size:[a-z0-9-]+\\.(?:jpg|png)}")
    ResponseEntity<byte[]> size(@PathVariable UUID id, @PathVariable String size, Session session) throws ServiceAway {
        return file(pictures.file(session, id, size));
    }

    @GetMapping("/pictures/{id}/content-credentials")
    ResponseEntity<byte[]> contentCredentials(@PathVariable UUID id, Session session) throws ServiceAway {
        var manifest = pictures.contentCredentials(session, id);
        return manifest.status() == 200
                ? ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(manifest.contentType()))
                        .header("Content-Disposition", "attachment; filename=\"" + id + ".c2pa\"")
                        .body(manifest.body())
                : ResponseEntity.notFound().build();
    }

    private static ResponseEntity<byte[]> file(Answer answer) {
        return answer.status() == 200 && answer.contentType().startsWith("image/")
                ? ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(answer.contentType()))
                        .body(answer.body())
                : ResponseEntity.notFound().build();
    }
}
