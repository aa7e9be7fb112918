package io.broadsheet.article.domain;

import io.broadsheet.article.domain.Article.Draft;
import io.broadsheet.article.domain.Article.Published;
import io.broadsheet.article.domain.Article.Withdrawn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Articles for tests, at noon. */
public final class Fixtures {

    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    public static final Instant LATER = NOON.plus(Duration.ofHours(1));

    public static final Actor ANA = new Actor("a1", "Ana Sorel");

    private Fixtures() {}

    public static Step step(Action action) {
        return new Step(action, ANA, NOON);
    }

    public static Details details(String title) {
        return details(title, "World", null);
    }

    /** Under a picture, or none; of no section. */
    public static Details details(String title, Details.@Nullable HeroImage picture) {
        return details(title, null, picture);
    }

    private static Details details(String title, @Nullable String section, Details.@Nullable HeroImage picture) {
        return new Details(
                title,
                null,
                List.of("Ana Sorel"),
                section,
                List.of("nato"),
                "en",
                true,
                null,
                false,
                false,
                null,
                picture,
                null);
    }

    public static Body body(String source) {
        return new Body(Body.Format.MARKDOWN, source);
    }

    public static SlugChoice derived() {
        return new SlugChoice.Derived(1);
    }

    public static SlugChoice asked(String slug) {
        return new SlugChoice.Given(new Slug(slug));
    }

    public static Rendition rendition(Body body) {
        return new Rendition("<p>" + body.source() + "</p>", body.source(), body.source() + "...", 1);
    }

    public static Draft aDraft(String title) {
        return Article.draft(derived(), details(title), body("Tides turn."), NOON);
    }

    public static Published aPublishedArticle(String title) {
        return (Published) aDraft(title).publish(Fixtures::rendition, 2, NOON).next();
    }

    public static Withdrawn aWithdrawnArticle(String title) {
        return (Withdrawn) aPublishedArticle(title).withdraw("Wrong", 3, NOON).next();
    }

    public static Article.Erased anErasedArticle() {
        return (Article.Erased) aPublishedArticle("Tides").erase(NOON).next();
    }

    public static List<Slug> slugs(String... values) {
        return java.util.Arrays.stream(values).map(Slug::new).toList();
    }
}
