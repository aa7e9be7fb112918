package io.broadsheet.identity;

import io.broadsheet.chassis.Sha256;
import io.broadsheet.chassis.text.MessageBundle;
import io.broadsheet.style.PageStyle;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The look of the pages: the newspaper's. No script, nothing loaded from anywhere. */
@Component
final class PageLayout {
    private static final String POLICY =
            "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src 'sha256-"
                    + Base64.getEncoder().encodeToString(Sha256.of(PageStyle.plain())) + "'";

    private final MessageBundle texts;
    private final String newspaper;
    private final URI site;

    PageLayout(
            IdentitySettings settings,
            @Value("${broadsheet.identity.site-name}") String newspaper,
            @Value("${broadsheet.public-url}") URI site) {
        this.texts = MessageBundle.of("texts.identity", settings.language());
        this.newspaper = newspaper;
        this.site = site;
    }

    /** What is said in the pages' language; arguments are text. */
    String of(String key, Object... arguments) {
        return texts.html(key, arguments);
    }

    /** @param main markup */
    ResponseEntity<String> answer(HttpStatusCode status, String title, String main) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", POLICY)
                .cacheControl(CacheControl.noStore())
                .body("""
                        <!doctype html>
                        <html lang="%6$s" dir="%7$s">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <meta name="color-scheme" content="light dark">
                        <title>%1$s – %2$s</title>
                        <style>%3$s</style>
                        </head>
                        <body class="plain">
                        <header><p class="nameplate"><a href="%4$s">%2$s</a></p></header>
                        <main>
                        <div class="narrow">
                        <h1>%1$s</h1>
                        %5$s
                        </div>
                        </main>
                        <footer><p class="quiet">%8$s</p></footer>
                        </body>
                        </html>
                        """.formatted(
                                title,
                                HtmlUtils.htmlEscape(newspaper, "UTF-8"),
                                PageStyle.plain(),
                                HtmlUtils.htmlEscape(site.toString(), "UTF-8"),
                                main,
                                texts.language(),
                                texts.direction(),
                                of("footer")));
    }
}
