package io.broadsheet.newsroom.form;

import io.broadsheet.newsroom.client.Article;
import io.broadsheet.newsroom.client.Draft;
import io.broadsheet.newsroom.client.Picture;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article as it is typed; nothing is null, what is empty is absent.
 *
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

    public static ArticleForm empty(String language, String author) {
        return new ArticleForm(
                "", "", "", "", MARKDOWN, author, "", "", language, true, false, false, "", "", "", "", false, "", "");
    }

    public static ArticleForm of(HttpServletRequest request) {
        var dropped = request.getParameter("no-picture") != null;
        return new ArticleForm(
                text(request, "title"),
                text(request, "slug"),
                text(request, "standfirst"),
                // Browsers send line ends of their own.
                text(request, "source").replace("\r\n", "\n"),
                "html".equals(request.getParameter("format")) ? "html" : MARKDOWN,
                text(request, "authors"),
                text(request, "section"),
                text(request, "tags"),
                text(request, "language"),
                request.getParameter("comments") != null,
                request.getParameter("pin") != null,
                request.getParameter("breaking") != null,
                request.getParameter("breaking") == null
                        ? ""
                        : LocalTimes.instant(text(request, "breaking-until"), text(request, "breaking-zone")),
                dropped ? "" : text(request, "picture-id"),
                dropped ? "" : text(request, "picture-url"),
                dropped ? "" : text(request, "alt"),
                !dropped && request.getParameter("decorative") != null,
                dropped ? "" : text(request, "credit"),
                text(request, "canonical"));
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
                article.body().source(),
                article.body().format(),
                Names.join(article.authors()),
                or(article.section()),
                Names.join(article.tags()),
                or(article.language()),
                article.commentsOpen(),
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

    /** With another text. */
    public ArticleForm written(String otherSource) {
        return with(otherSource, section, breaking, breakingUntil);
    }

    private ArticleForm with(String otherSource, String otherSection, boolean isBreaking, String until) {
        return new ArticleForm(
                title,
                slug,
                standfirst,
                otherSource,
                format,
                authors,
                otherSection,
                tags,
                language,
                commentsOpen,
                pin,
                isBreaking,
                until,
                pictureId,
                pictureUrl,
                alt,
                decorative,
                credit,
                canonicalUrl);
    }

    /**
     * Over what became of the article without anybody writing: its breaking news ended, its section has another name.
     *
     * @param base what this form began with
     * @return empty if somebody wrote
     */
    public Optional<ArticleForm> over(ArticleForm base, ArticleForm now) {
        if (!base.with(base.source, now.section, now.breaking, now.breakingUntil)
                .equals(now)) {
            return Optional.empty();
        }
        var ownSection = !section.equals(base.section);
        var ownBreaking = breaking != base.breaking || !LocalTimes.isSameMinute(breakingUntil, base.breakingUntil);
        return Optional.of(with(
                source,
                ownSection ? section : now.section,
                ownBreaking ? breaking : now.breaking,
                ownBreaking ? breakingUntil : now.breakingUntil));
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
                pin,
                breaking,
                breakingUntil.isEmpty() ? null : breakingUntil,
                picture(),
                canonicalUrl);
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

    private static String text(HttpServletRequest request, String name) {
        return or(request.getParameter(name));
    }

    private static String or(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
