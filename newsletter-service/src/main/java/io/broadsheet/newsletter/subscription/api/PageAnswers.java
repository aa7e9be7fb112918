package io.broadsheet.newsletter.subscription.api;

import io.broadsheet.chassis.Sha256;
import io.broadsheet.newsletter.subscription.application.SubscriptionSettings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
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
class PageAnswers {
    private static final Locale LANGUAGE = Locale.ENGLISH;
    private static final String STYLE = """
            body { font: 1.125rem/1.5 Georgia, serif; color: #1a1a1a; background: #fff; max-width: 36rem;
                   margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.6rem; line-height: 1.2; }
            fieldset { border: 0; margin: 0 0 1.25rem; padding: 0; }
            legend, label.above { display: block; font-weight: bold; padding: 0; }
            input[type=text], select, textarea { font: inherit; padding: .3rem; max-width: 100%; box-sizing: border-box; }
            textarea, input[type=text] { width: 100%; }
            button { font: inherit; padding: .5rem 1.25rem; }
            :focus-visible { outline: 3px solid #1a5fb4; outline-offset: 2px; }
            .error { color: #a40000; font-weight: bold; }
            .done { border-left: 4px solid #26793b; padding-left: .75rem; }
            .hint { color: #555; font-size: 1rem; }
            """;
    private static final String POLICY = "default-src 'none'; style-src 'sha256-"
            + Base64.getEncoder().encodeToString(Sha256.of(STYLE))
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final String site;

    PageAnswers(SubscriptionSettings settings) {
        this.site = settings.siteName();
    }

    ResponseEntity<Object> answer(HttpStatusCode status, PlainPage page) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Language", LANGUAGE.toLanguageTag())
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow")
                .body(document(page));
    }

    private String document(PlainPage page) {
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex, nofollow">
                <title>%s – %s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                %s
                </main>
                </body>
                </html>
                """.formatted(
                        LANGUAGE.toLanguageTag(),
                        PlainPage.escaped(page.title()),
                        PlainPage.escaped(site),
                        STYLE,
                        PlainPage.escaped(page.title()),
                        page.body());
    }
}
