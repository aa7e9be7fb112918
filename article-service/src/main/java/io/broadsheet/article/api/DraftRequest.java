package io.broadsheet.article.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.broadsheet.article.application.DraftInput;
import io.broadsheet.article.domain.Body;
import io.broadsheet.article.domain.Details;
import io.broadsheet.article.domain.Details.HeroImage;
import io.broadsheet.article.domain.InvalidSlug;
import io.broadsheet.article.domain.Sentence;
import io.broadsheet.article.domain.Slug;
import io.broadsheet.chassis.web.problem.FieldErrors;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An article as an editor sends it. What is blank counts as absent.
 *
 * @param commentsCloseAfterDays of the first publication, 1 to 3650; the site's rule if absent
 * @param breakingUntil an instant with its offset: from then on readers see it as news like any other
 */
record DraftRequest(
        @Nullable String title,
        @Nullable String slug,
        @Nullable String standfirst,
        @Nullable BodyRequest body,
        @Nullable List<@Nullable String> authors,
        @Nullable String section,
        @Nullable List<@Nullable String> tags,
        @Nullable String language,
        @Nullable Boolean commentsOpen,
        @Nullable Integer commentsCloseAfterDays,
        @Nullable Boolean pin,
        @Nullable Boolean breaking,
        @Nullable String breakingUntil,
        @Nullable HeroImageRequest heroImage,
        @Nullable String canonicalUrl) {

    static final int LONGEST_TITLE = 300;
    static final int LONGEST_STANDFIRST = 1_000;
    static final int LONGEST_NAME = 80;
    static final int MOST_NAMES = 50;
    private static final int MOST_DAYS = 3_650;

    /** @param format {@code markdown} or {@code html} */
    record BodyRequest(@Nullable String format, @Nullable String source) {}

    /**
     * @param id of an uploaded image; without {@code alt} and {@code credit} it has those it was uploaded with
     * @param url of one that lies elsewhere; passed over if there is an id
     * @param decorative whether it needs no {@code alt}
     */
    record HeroImageRequest(
            @Nullable UUID id,
            @Nullable String url,
            @Nullable String alt,
            @Nullable Boolean decorative,
            @Nullable String credit) {

        private static final UUID NONE = new UUID(0, 0);

        /** The id alone will do; what is no id is no image's. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static HeroImageRequest of(String id) {
            try {
                return new HeroImageRequest(UUID.fromString(id), null, null, null, null);
            } catch (IllegalArgumentException notAnId) {
                return new HeroImageRequest(NONE, null, null, null, null);
            }
        }
    }

    /**
     * @param images finds an uploaded one, with the words that it has where nobody says others
     * @throws io.broadsheet.chassis.web.problem.ProblemException 422 with every broken rule
     */
    DraftInput manuscript(Function<UUID, Optional<HeroImage>> images) {
        var errors = new FieldErrors();
        var rules = new FieldRules(errors);
        var details = details(rules, images);
        var text = body(rules, body);
        var asked = slug(errors);
        rules.required("commentsOpen", commentsOpen);
        errors.throwIfAny();
        return new DraftInput(asked, details, text);
    }

    private Details details(FieldRules rules, Function<UUID, Optional<HeroImage>> images) {
        return new Details(
                rules.required("title", title, LONGEST_TITLE),
                rules.optional("standfirst", standfirst, LONGEST_STANDFIRST),
                rules.names("authors", authors, MOST_NAMES, LONGEST_NAME),
                rules.optionalName("section", section, LONGEST_NAME),
                rules.tags("tags", tags, MOST_NAMES, LONGEST_NAME),
                rules.language("language", language),
                Boolean.TRUE.equals(commentsOpen),
                days(rules),
                Boolean.TRUE.equals(pin),
                Boolean.TRUE.equals(breaking),
                Boolean.TRUE.equals(breaking) ? rules.optionalInstant("breakingUntil", breakingUntil) : null,
                image(rules, images),
                rules.optionalAddress("canonicalUrl", canonicalUrl));
    }

    private @Nullable Integer days(FieldRules rules) {
        rules.check(
                commentsCloseAfterDays == null || commentsCloseAfterDays >= 1 && commentsCloseAfterDays <= MOST_DAYS,
                "commentsCloseAfterDays",
                Sentence.RANGE,
                1,
                MOST_DAYS);
        return commentsCloseAfterDays;
    }

    private @Nullable HeroImage image(FieldRules rules, Function<UUID, Optional<HeroImage>> images) {
        if (heroImage == null) {
            return null;
        }
        var alt = rules.optional("heroImage.alt", heroImage.alt, LONGEST_TITLE);
        var credit = rules.optional("heroImage.credit", heroImage.credit, LONGEST_TITLE);
        if (heroImage.id == null) {
            var decorative = Boolean.TRUE.equals(heroImage.decorative);
            return HeroImage.elsewhere(
                    rules.address("heroImage.url", heroImage.url),
                    alt == null || decorative ? "" : alt,
                    decorative,
                    credit);
        }
        var image = images.apply(heroImage.id).orElse(null);
        rules.check(image != null, "heroImage", Sentence.NO_IMAGE);
        if (image == null) {
            return null;
        }
        var decorative = Objects.requireNonNullElse(heroImage.decorative, alt == null && image.decorative());
        return image.saying(
                decorative ? "" : Objects.requireNonNullElse(alt, image.alt()),
                decorative,
                credit == null ? image.credit() : credit);
    }

    static Body body(FieldRules rules, @Nullable BodyRequest body) {
        rules.required("body", body);
        var given = Objects.requireNonNullElse(body, new BodyRequest("markdown", "-"));
        var format = rules.oneOf("body.format", given.format, Body.Format.values());
        var source = rules.text("body.source", given.source);
        rules.check(
                source.getBytes(UTF_8).length <= Body.MAX_BYTES, "body.source", Sentence.SIZE, Body.MAX_BYTES / 1024);
        return new Body(format == null ? Body.Format.MARKDOWN : format, source);
    }

    private @Nullable Slug slug(FieldErrors errors) {
        try {
            return FieldRules.isAbsent(slug) ? null : Slug.of(slug.strip());
        } catch (InvalidSlug invalid) {
            errors.add(FieldRules.error("slug", invalid.why()));
            return null;
        }
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
