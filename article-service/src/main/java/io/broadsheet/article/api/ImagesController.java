package io.broadsheet.article.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.broadsheet.article.application.ImageCache;
import io.broadsheet.article.application.ImageEditing;
import io.broadsheet.article.application.ImageLibrary;
import io.broadsheet.article.application.PictureUses;
import io.broadsheet.article.domain.Articles.Call;
import io.broadsheet.article.domain.Image;
import io.broadsheet.article.domain.Sentence;
import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.IdempotencyKey;
import io.broadsheet.chassis.web.IfMatch;
import io.broadsheet.chassis.web.paging.Cursor;
import io.broadsheet.chassis.web.paging.CursorPage;
import io.broadsheet.chassis.web.paging.PageRequest;
import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The library: where editors upload pictures, find them, and say what is known of them. */
@RestController
@RequestMapping("/newsroom/images")
@RequiresScope({Scopes.ARTICLES_WRITE, Scopes.ARTICLES_PUBLISH})
class ImagesController {

    private static final MediaType C2PA = new MediaType("application", "c2pa");
    private static final int LONGEST_QUERY = 200;

    private final ImageLibrary library;
    private final ImageEditing editing;
    private final PictureUses uses;
    private final ImageCache pictures;

    ImagesController(ImageLibrary library, ImageEditing editing, PictureUses uses, ImageCache pictures) {
        this.library = library;
        this.editing = editing;
        this.uses = uses;
        this.pictures = pictures;
    }

    /**
     * What is absent is taken from the file, if it says something.
     *
     * @param file a JPEG, PNG or WebP picture of up to 20 MB
     * @param alt what it shows, for those who do not see it
     * @param decorative whether it needs no such words
     * @param caption for the newsroom to find it by
     * @param credit who made it, and for whom
     */
    record Upload(
            @Nullable MultipartFile file,
            @Nullable String alt,
            @Nullable Boolean decorative,
            @Nullable String caption,
            @Nullable String credit) {}

    /** What a repeated call is compared by; an earlier build compared the first three, which are all of most calls. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record RepeatedUpload(
            String hash,
            String alt,
            String credit,
            @Nullable Boolean decorative,
            @Nullable String caption) {

        static RepeatedUpload of(String hash, ImageLibrary.Said said) {
            return new RepeatedUpload(
                    hash, orEmpty(said.alt()), orEmpty(said.credit()), said.decorative(), said.caption());
        }
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @RequiresScope(Scopes.ARTICLES_WRITE)
    @Operation(
            summary = "Adds a picture, whose file's rights and origin are kept",
            description = "An article with it can be published once it has words for those who do not see it, or needs"
                    + " none, and a credit")
    ResponseEntity<LibraryImage> upload(@ModelAttribute Upload upload, @Nullable IdempotencyKey key) {
        var errors = new FieldErrors();
        var rules = new FieldRules(errors);
        var file = upload.file;
        rules.check(file != null && !file.isEmpty(), "file", Sentence.REQUIRED);
        var said = new ImageLibrary.Said(
                rules.optional("alt", upload.alt, ImageRequest.LONGEST),
                upload.decorative,
                rules.optional("caption", upload.caption, ImageRequest.LONGEST_CAPTION),
                rules.optional("credit", upload.credit, ImageRequest.LONGEST));
        if (file == null || !errors.isEmpty()) {
            throw errors.problem();
        }
        var image = library.add(
                file::getBytes, said, hash -> key == null ? null : call(key, RepeatedUpload.of(hash, said)));
        return ResponseEntity.created(URI.create("/newsroom/images/" + image.id()))
                .eTag(tag(image))
                .body(shown(image));
    }

    private static Call call(IdempotencyKey key, RepeatedUpload content) {
        var kept = key.of(content);
        return new Call(kept.key(), kept.body());
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    /** @param q words of what is said of a picture, or beginnings of them: all of them */
    @GetMapping
    @Operation(summary = "Pictures, newest first")
    CursorPage<LibraryImage> list(@RequestParam @Nullable String q, PageRequest page) {
        if (q != null && q.length() > LONGEST_QUERY) {
            throw ProblemException.malformed("q: must have at most " + LONGEST_QUERY + " characters.");
        }
        var after = page.after();
        var images = CursorPage.of(
                library.list(q, after == null ? null : after.id(), page.fetch()),
                page,
                image -> Cursor.at(image.uploadedAt(), image.id()));
        var listed = library.listed(images.items());
        return new CursorPage<>(listed.stream().map(LibraryImage::from).toList(), images.next());
    }

    @GetMapping("/{id}")
    ResponseEntity<LibraryImage> image(@PathVariable UUID id) {
        return answer(library.get(id));
    }

    @PatchMapping("/{id}")
    @RequiresScope(Scopes.ARTICLES_WRITE)
    @Operation(
            summary = "Changes what is known of a picture: what is absent stays, what is blank goes",
            description = "Articles with it show its focus and its origin soon; alt and credit they have of their own."
                    + " What readers see of it already, only articles:publish changes")
    ResponseEntity<LibraryImage> change(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ImageRequest request,
            Authentication caller) {
        var seen = IfMatch.required(ifMatch);
        var mayPublish = Scopes.isGranted(caller, Scopes.ARTICLES_PUBLISH);
        return answer(editing.change(id, seen, request.checked()::changed, StaffMember.calling(caller), mayPublish));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiresScope(Scopes.ARTICLES_WRITE)
    @Operation(summary = "Deletes a picture that no article has")
    @ApiResponse(responseCode = "204", description = "It is gone, and soon its files")
    @ApiResponse(responseCode = "409", description = "Articles have it: the latest are named", content = @Content)
    void delete(@PathVariable UUID id, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        editing.delete(id, IfMatch.optional(ifMatch));
    }

    /** An article that has the picture, above or within its text, in its working copy or as readers see it. */
    record UseResponse(UUID id, String title, String state, Instant changedAt) {

        static UseResponse from(PictureUses.Use use) {
            return new UseResponse(use.article(), use.title(), use.state().word(), use.changedAt());
        }
    }

    @GetMapping("/{id}/uses")
    @Operation(summary = "The articles that have a picture, the latest change first")
    CursorPage<UseResponse> uses(@PathVariable UUID id, PageRequest page) {
        var hash = library.get(id).picture().hash();
        return CursorPage.of(
                        uses.of(hash, NewsroomController.place(page), page.fetch()),
                        page,
                        use -> Cursor.at(use.changedAt(), use.article()))
                .map(UseResponse::from);
    }

    @GetMapping("/{id}/content-credentials")
    @Operation(summary = "The C2PA manifest that its file came with, byte for byte")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/c2pa", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> contentCredentials(@PathVariable UUID id) {
        var manifest = library.manifest(library.get(id))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "Its file came without."));
        return ResponseEntity.ok().contentType(C2PA).body(manifest);
    }

    /** A size of it, which readers get only once an article with it is published. */
    @GetMapping("/{id}/{size}")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary"))
            })
    void size(
            @PathVariable UUID id, @PathVariable String size, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        pictures.of(library.get(id).picture(), size)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no such size of this image."))
                .send(request, response);
    }

    private ResponseEntity<LibraryImage> answer(Image image) {
        return ResponseEntity.ok().eTag(tag(image)).body(shown(image));
    }

    private static String tag(Image image) {
        return "\"" + image.version() + "\"";
    }

    private LibraryImage shown(Image image) {
        return LibraryImage.from(library.listed(List.of(image)).getFirst());
    }
}
