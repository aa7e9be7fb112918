package io.broadsheet.article.api;

import io.broadsheet.article.application.ImageCache;
import io.broadsheet.article.application.ImageLibrary;
import io.broadsheet.article.domain.Articles.Call;
import io.broadsheet.article.domain.Image;
import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.IdempotencyKey;
import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Where editors upload pictures. */
@RestController
@RequestMapping("/newsroom/images")
@RequiresScope({Scopes.ARTICLES_WRITE, Scopes.ARTICLES_PUBLISH})
class ImagesController {

    private static final int LONGEST = DraftRequest.LONGEST_TITLE;

    private final ImageLibrary library;
    private final ImageCache pictures;

    ImagesController(ImageLibrary library, ImageCache pictures) {
        this.library = library;
        this.pictures = pictures;
    }

    /**
     * @param file a JPEG, PNG or WebP picture of up to 20 MB
     * @param alt what it shows, for those who do not see it
     * @param credit who made it
     */
    record Upload(
            @Nullable MultipartFile file,
            @Nullable String alt,
            @Nullable String credit) {}

    /**
     * @param id what a draft names as its {@code heroImage}
     * @param url the largest size
     * @param sizes smallest first
     */
    record UploadedImage(
            UUID id, String url, int width, int height, String alt, String credit, List<PublicImage.Size> sizes) {
        static UploadedImage from(Image image) {
            var picture = image.picture();
            return new UploadedImage(
                    image.id(),
                    picture.path(),
                    picture.width(),
                    picture.height(),
                    image.alt(),
                    image.credit(),
                    PublicImage.sizes(picture));
        }
    }

    /** What a repeated call is compared by. */
    private record RepeatedUpload(String hash, String alt, String credit) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @RequiresScope(Scopes.ARTICLES_WRITE)
    ResponseEntity<UploadedImage> upload(@ModelAttribute Upload upload, @Nullable IdempotencyKey key) {
        var errors = new FieldErrors();
        var rules = new FieldRules(errors);
        var file = upload.file;
        rules.check(file != null && !file.isEmpty(), "file", "is required");
        var alt = rules.required("alt", upload.alt, LONGEST);
        var credit = rules.required("credit", upload.credit, LONGEST);
        if (file == null || !errors.isEmpty()) {
            throw errors.problem();
        }
        var image = library.add(
                file::getBytes,
                alt,
                credit,
                hash -> key == null ? null : call(key, new RepeatedUpload(hash, alt, credit)));
        return ResponseEntity.created(URI.create("/newsroom/images/" + image.id()))
                .body(UploadedImage.from(image));
    }

    private static Call call(IdempotencyKey key, RepeatedUpload content) {
        var kept = key.of(content);
        return new Call(kept.key(), kept.body());
    }

    @GetMapping("/{id}")
    UploadedImage image(@PathVariable UUID id) {
        return UploadedImage.from(found(id));
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
        pictures.of(found(id).picture(), size)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no such size of this image."))
                .send(request, response);
    }

    private Image found(UUID id) {
        return library.find(id)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no image with this id."));
    }
}
