package io.broadsheet.newsroom.form;

import io.broadsheet.newsroom.client.Article;
import io.broadsheet.newsroom.client.Draft;
import io.broadsheet.newsroom.client.Picture;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An article as it is typed; nothing is null, what is empty is absent.
 *
 * @param commentsDays a number, or what was typed for one
 * @param breakingUntil an instant, or what was typed for one
 */
public record ArticleForm(
        String title,
        String slug,
        String standfirst,
        String source,
        String format,
        String authors,
        String section,
        String tags,
        String language,
        boolean commentsOpen,
        String commentsDays,
        boolean pin,
        boolean breaking,
        String breakingUntil,
        String pictureId,
        String pictureUrl,
        String alt,
        boolean decorative,
        String credit,
        String canonicalUrl) {

    private static final String MARKDOWN = "markdown";

    /** The field that stands last in the page, and that nobody can leave out. */
    private static final String LAST = "breaking-was";

    public static ArticleForm empty(String language, String author) {
        return new ArticleForm(
                "", "", "", "", MARKDOWN, author, "", "", language, true, "", false, false, "", "", "", "", false, "",
                "");
    }

    public static ArticleForm of(HttpServletRequest request) {
        return of(request::getParameter);
    }

    /** Whether all of the page had come when it was sent: what is missing would be saved as empty. */
    public static boolean isWhole(HttpServletRequest request) {
        return request.getParameter(LAST) != null;
    }

    /** @param typed by the name of its field; null where there is none, as of a box that is not ticked */
    static ArticleForm of(Function<String, @Nullable String> typed) {
        var dropped = typed.apply("no-picture") != null;
        return new ArticleForm(
                line(typed, "title"),
                text(typed, "slug"),
                line(typed, "standfirst"),
                // Browsers send line ends of their own.
                text(typed, "source").replace("\r\n", "\n"),
                "html".equals(typed.apply("format")) ? "html" : MARKDOWN,
                text(typed, "authors"),
                line(typed, "section"),
                text(typed, "tags"),
                text(typed, "language"),
                typed.apply("comments") != null,
                text(typed, "comments-days"),
                typed.apply("pin") != null,
                typed.apply("breaking") != null,
                typed.apply("breaking") == null
                        ? ""
                        : LocalTimes.instant(
                                text(typed, "breaking-until"),
                                text(typed, "breaking-zone"),
                                text(typed, "breaking-was")),
                dropped ? "" : text(typed, "picture-id"),
                dropped ? "" : text(typed, "picture-url"),
                dropped ? "" : line(typed, "alt"),
                !dropped && typed.apply("decorative") != null,
                dropped ? "" : line(typed, "credit"),
                text(typed, "canonical"));
    }

    /** By their names in the page; {@link #of(Function)} makes the same of it. */
    Map<String, String> fields(ZoneId zone) {
        var fields = new LinkedHashMap<>(
                Map.of("title", title, "slug", slug, "standfirst", standfirst, "source", source, "format", format));
        fields.put("authors", authors);
        fields.put("section", section);
        fields.put("tags", tags);
        fields.put("language", language);
        tick(fields, "comments", commentsOpen);
        fields.put("comments-days", commentsDays);
        tick(fields, "pin", pin);
        tick(fields, "breaking", breaking);
        fields.put("breaking-until", LocalTimes.field(breakingUntil, zone));
        fields.put("breaking-was", breakingUntil);
        fields.put("breaking-zone", zone.getId());
        fields.put("picture-id", pictureId);
        fields.put("picture-url", pictureUrl);
        fields.put("alt", alt);
        tick(fields, "decorative", decorative);
        fields.put("credit", credit);
        fields.put("canonical", canonicalUrl);
        return fields;
    }

    private static void tick(Map<String, String> fields, String name, boolean isTicked) {
        if (isTicked) {
            fields.put(name, "on");
        }
    }

    public static ArticleForm of(Article article) {
        return of(new Draft(
                article.title(),
                article.slug(),
                article.standfirst(),
                Objects.requireNonNullElse(article.body(), new Draft.Body(MARKDOWN, "")),
                article.authors(),
                article.section(),
                article.tags(),
                article.language(),
                Boolean.TRUE.equals(article.commentsOpen()),
                article.commentsCloseAfterDays(),
                Boolean.TRUE.equals(article.pin()),
                Boolean.TRUE.equals(article.breaking()),
                article.breakingUntil() == null ? null : article.breakingUntil().toString(),
                article.heroImage(),
                article.canonicalUrl()));
    }

    public static ArticleForm of(Draft article) {
        var picture =
                Objects.requireNonNullElse(article.heroImage(), new Draft.HeroImage(null, null, null, null, null));
        var library = picture.id() != null;
        return new ArticleForm(
                or(article.title()),
                or(article.slug()),
                or(article.standfirst()),
                // As browsers give it back.
                article.body().source().replace("\r\n", "\n"),
                article.body().format(),
                Names.join(article.authors()),
                or(article.section()),
                Names.join(article.tags()),
                or(article.language()),
                article.commentsOpen(),
                article.commentsCloseAfterDays() == null
                        ? ""
                        : article.commentsCloseAfterDays().toString(),
                article.pin(),
                article.breaking(),
                or(article.breakingUntil()),
                library ? String.valueOf(picture.id()) : "",
                library ? "" : or(picture.url()),
                or(picture.alt()),
                Boolean.TRUE.equals(picture.decorative()),
                or(picture.credit()),
                or(article.canonicalUrl()));
    }

    public boolean hasPicture() {
        return !pictureId.isEmpty() || !pictureUrl.isEmpty();
    }

    /** With a picture of the library; what was not said of it is taken from there. */
    public ArticleForm pictured(Picture picture) {
        return with(
                picture.id().toString(),
                "",
                alt.isBlank() ? or(picture.alt()) : alt,
                decorative || alt.isBlank() && Boolean.TRUE.equals(picture.decorative()),
                credit.isBlank() ? or(picture.credit()) : credit);
    }

    /** What the form says of the picture of the library that it has, by the names in the page. */
    public Map<String, String> pictured() {
        var fields = new LinkedHashMap<>(
                Map.of("picture-id", pictureId, "picture-url", pictureUrl, "alt", alt, "credit", credit));
        tick(fields, "decorative", decorative);
        return fields;
    }

    /** Without what was said of the picture before. */
    public ArticleForm unpictured() {
        return with("", "", "", false, "");
    }

    private ArticleForm with(
            String otherId, String otherUrl, String otherAlt, boolean needsNoWords, String otherCredit) {
        return new ArticleForm(
                title,
                slug,
                standfirst,
                source,
                format,
                authors,
                section,
                tags,
                language,
                commentsOpen,
                commentsDays,
                pin,
                breaking,
                breakingUntil,
                otherId,
                otherUrl,
                otherAlt,
                needsNoWords,
                otherCredit,
                canonicalUrl);
    }

    public Draft draft() {
        return new Draft(
                title,
                slug,
                standfirst,
                new Draft.Body(format, source),
                Names.split(authors),
                section,
                Names.split(tags),
                language,
                commentsOpen,
                days(),
                pin,
                breaking,
                breakingUntil.isEmpty() ? null : breakingUntil,
                picture(),
                canonicalUrl);
    }

    /** What is no number is refused at its field like one out of bounds. */
    private @Nullable Integer days() {
        if (commentsDays.isBlank()) {
            return null;
        }
        try {
            return Integer.valueOf(commentsDays.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private Draft.@Nullable HeroImage picture() {
        if (!pictureId.isEmpty()) {
            return new Draft.HeroImage(id(pictureId), null, alt, needsNoWords(), credit);
        }
        return pictureUrl.isEmpty() ? null : new Draft.HeroImage(null, pictureUrl, alt, needsNoWords(), credit);
    }

    private @Nullable Boolean needsNoWords() {
        return decorative ? true : null;
    }

    /** What is no id is no picture's. */
    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            return new UUID(0, 0);
        }
    }

    private static String text(Function<String, @Nullable String> typed, String name) {
        return or(typed.apply(name));
    }

    private static String line(Function<String, @Nullable String> typed, String name) {
        return OneLine.of(text(typed, name));
    }

    private static String or(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
