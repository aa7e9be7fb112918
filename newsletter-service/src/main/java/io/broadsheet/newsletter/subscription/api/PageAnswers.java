package io.broadsheet.newsletter.subscription.api;

import static io.broadsheet.newsletter.subscription.api.PlainPage.escaped;

import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.chassis.Sha256;
import io.broadsheet.newsletter.layout.Translations;
import io.broadsheet.newsletter.subscription.application.ReaderLanguages;
import io.broadsheet.newsletter.subscription.application.SubscriptionSettings;
import io.broadsheet.style.PageStyle;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Plain pages as every reader of mail can use them: no script, nothing loaded from anywhere, and nothing about them
 * passed on: their addresses carry tokens.
 */
@Component
public class PageAnswers {
    private static final String POLICY = "default-src 'none'; style-src 'sha256-"
            + Base64.getEncoder().encodeToString(Sha256.of(PageStyle.plain()))
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Translations translations;
    private final ReaderLanguages languages;
    private final String name;
    private final String site;

    PageAnswers(
            Translations translations,
            ReaderLanguages languages,
            SubscriptionSettings settings,
            PublicAddresses addresses) {
        this.translations = translations;
        this.languages = languages;
        this.name = settings.siteName();
        this.site = addresses.publicUrl().toString();
    }

    /** Pages in the site's language, for whom nothing is known. */
    public ReaderPages pages() {
        return new ReaderPages(translations.site());
    }

    /** Pages for whoever has this link; asked for before it is used, after which nothing may be known. */
    ReaderPages pages(String token) {
        return pages(languages.of(token));
    }

    /** Pages in the language of this reader. */
    ReaderPages pages(PreferencesAnswer reader) {
        return pages(reader.languages());
    }

    /** Pages for somebody who reads these languages. */
    public ReaderPages pages(Collection<String> languages) {
        return new ReaderPages(translations.of(languages));
    }

    public ResponseEntity<Object> answer(HttpStatusCode status, PlainPage page) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Language", page.texts().language())
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow")
                .body(document(page));
    }

    private String document(PlainPage page) {
        return """
                <!DOCTYPE html>
                <html lang="%1$s" dir="%2$s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="robots" content="noindex, nofollow">
                <title>%3$s – %4$s</title>
                <style>%5$s</style>
                </head>
                <body class="plain">
                <header><p class="nameplate"><a href="%6$s">%4$s</a></p></header>
                <main>
                <h1>%3$s</h1>
                %7$s</main>
                <footer><p class="quiet"><a href="%6$s">%8$s</a></p></footer>
                </body>
                </html>
                """.formatted(
                        page.texts().language(),
                        page.texts().direction(),
                        escaped(page.title()),
                        escaped(name),
                        PageStyle.plain(),
                        escaped(site),
                        page.body(),
                        escaped(page.texts().text("page.site", name)));
    }
}
