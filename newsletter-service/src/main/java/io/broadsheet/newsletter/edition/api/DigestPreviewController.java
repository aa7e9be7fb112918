package io.broadsheet.newsletter.edition.api;

import io.broadsheet.chassis.Texts;
import io.broadsheet.chassis.security.RequiresScope;
import io.broadsheet.chassis.security.Scopes;
import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.newsletter.edition.application.DigestPreview;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Story;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How a story will look in the mail, for who writes it. */
@RestController
class DigestPreviewController {

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_NAME = 80;
    private static final UUID NO_ARTICLE = new UUID(0, 0);

    private final DigestPreview preview;

    DigestPreviewController(DigestPreview preview) {
        this.preview = preview;
    }

    /**
     * @param cadence {@code instant}, {@code daily} or {@code weekly}; {@code daily} if absent
     * @param standfirst told below the title, or else {@code excerpt}
     * @param language BCP 47
     * @param url where readers will find the article
     */
    record PreviewRequest(
            @Nullable String cadence,
            @Nullable String title,
            @Nullable String standfirst,
            @Nullable String excerpt,
            @Nullable String section,
            @Nullable String language,
            @Nullable String url) {

        Cadence rhythm() {
            return cadence == null ? Cadence.DAILY : Cadence.of(cadence).orElse(Cadence.DAILY);
        }

        PreviewRequest checked() {
            new FieldErrors()
                    .check(
                            cadence == null || Cadence.of(cadence).isPresent(),
                            "cadence",
                            "must be one of instant, daily, weekly")
                    .check(
                            title != null && !Texts.isBlank(title) && Texts.fits(title, LONGEST_TITLE),
                            "title",
                            "must be 1 to 300 characters")
                    .check(isShort(standfirst, LONGEST_TEXT), "standfirst", "must be at most 1000 characters")
                    .check(isShort(excerpt, LONGEST_TEXT), "excerpt", "must be at most 1000 characters")
                    .check(isShort(section, LONGEST_NAME), "section", "must be at most 80 characters")
                    .check(
                            language == null || language.matches("[A-Za-z0-9-]{2,35}"),
                            "language",
                            "must be a language tag, like en or de-AT")
                    .check(isShort(url, LONGEST_TEXT), "url", "must be at most 1000 characters")
                    .throwIfAny();
            return this;
        }

        private static boolean isShort(@Nullable String text, int longest) {
            return text == null || Texts.fits(text, longest);
        }

        Story story() {
            return new Story(
                    NO_ARTICLE,
                    1,
                    Objects.requireNonNullElse(title, ""),
                    standfirst,
                    Objects.requireNonNullElse(excerpt, ""),
                    List.of(),
                    section == null ? List.of() : List.of(section),
                    List.of(),
                    Objects.requireNonNullElse(language, "en"),
                    Objects.requireNonNullElse(url, ""),
                    Instant.EPOCH,
                    false,
                    null);
        }
    }

    @PostMapping("/newsroom/digests/preview")
    @RequiresScope({Scopes.ARTICLES_WRITE, Scopes.ARTICLES_PUBLISH, Scopes.NEWSLETTER_SEND})
    @Operation(summary = "A mail that tells of one story, as readers would get it; nobody does, and nothing is kept")
    DigestPreview.Shown preview(@RequestBody PreviewRequest request) {
        var checked = request.checked();
        return preview.of(checked.rhythm(), checked.story());
    }
}
