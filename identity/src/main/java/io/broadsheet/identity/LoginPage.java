package io.broadsheet.identity;

import io.broadsheet.chassis.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The pages people see: signing in, and who is signed in. */
@RestController
final class LoginPage {

    static final String PATH = "/login";
    static final String FAILED = "/login?failed";
    static final String SLOW_DOWN = "/login?slow-down";

    private static final String STYLE = """
            body { font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #f4f3f0; margin: 0 }
            main { max-width: 22rem; margin: 12vh auto 2rem; padding: 2rem; background: #fff; border: 1px solid #d8d5ce }
            h1 { font: 600 1.5rem/1.2 Georgia, serif; margin: 0 0 1.5rem }
            label { display: block; margin: 1rem 0 .25rem }
            input { width: 100%; box-sizing: border-box; font: inherit; padding: .5rem; border: 1px solid #767676 }
            button { margin-top: 1.5rem; width: 100%; font: inherit; padding: .6rem; color: #fff; background: #17406d;
              border: 0; cursor: pointer }
            [role=alert] { padding: .5rem .75rem; background: #fdecea; border-left: 4px solid #b3261e }
            """;

    private static final String POLICY =
            "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src 'sha256-"
                    + Base64.getEncoder().encodeToString(Sha256.of(STYLE)) + "'";

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> login(HttpServletRequest request, CsrfToken csrf) {
        return page("Sign in", """
                %s<form method="post" action="/login">
                %s
                <label for="username">Name</label>
                <input id="username" name="username" autocomplete="username" required autofocus>
                <label for="password">Password</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required>
                <button>Sign in</button>
                </form>""".formatted(message(request.getQueryString()), hidden(csrf)));
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> signedIn(Principal person, CsrfToken csrf) {
        return page("Signed in", """
                <p>You are signed in as %s.</p>
                <form method="post" action="/logout">
                %s
                <button>Sign out</button>
                </form>""".formatted(HtmlUtils.htmlEscape(person.getName()), hidden(csrf)));
    }

    /** Whether this answer sends somebody back to the form because the password was wrong. */
    static boolean refused(HttpServletResponse response) {
        var location = response.getHeader(HttpHeaders.LOCATION);
        return location != null && location.endsWith(FAILED);
    }

    private static String message(@Nullable String query) {
        return switch (String.valueOf(query)) {
            case "failed" -> "<p role=\"alert\">Name and password do not match.</p>\n";
            case "slow-down" ->
                "<p role=\"alert\">Too many failed attempts. Please wait a minute, then try again.</p>\n";
            case "logout" -> "<p role=\"status\">You are signed out.</p>\n";
            default -> "";
        };
    }

    private static String hidden(CsrfToken csrf) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                .formatted(csrf.getParameterName(), HtmlUtils.htmlEscape(csrf.getToken()));
    }

    private static ResponseEntity<String> page(String title, String body) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", POLICY)
                .body("""
                        <!doctype html>
                        <html lang="en">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <title>%1$s · Broadsheet</title>
                        <style>%2$s</style>
                        </head>
                        <body>
                        <main>
                        <h1>%1$s</h1>
                        %3$s
                        </main>
                        </body>
                        </html>
                        """.formatted(title, STYLE, body));
    }
}
