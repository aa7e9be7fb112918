package io.broadsheet.identity;

import io.broadsheet.identity.session.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pages people see: signing in, and who is signed in. */
@RestController
final class LoginPage {

    static final String PATH = "/login";
    static final String FAILED = "/login?failed";
    static final String SLOW_DOWN = "/login?slow-down";
    static final String DISABLED = "/login?disabled";
    static final String AWAY = "/login?away";

    private final PageLayout layout;

    LoginPage(PageLayout layout) {
        this.layout = layout;
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> login(HttpServletRequest request, CsrfToken csrf) {
        var query = String.valueOf(request.getQueryString());
        var wrong = query.equals("failed") ? " aria-invalid=\"true\" aria-describedby=\"message\"" : "";
        return layout.answer(HttpStatus.OK, layout.of("sign-in"), """
                %1$s<form method="post" action="/login">
                %2$s
                <p class="field"><label for="username">%3$s</label>
                <input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false"%4$s \
                required autofocus></p>
                %5$s<p><button>%6$s</button></p>
                </form>""".formatted(
                        message(query),
                        Forms.hidden(csrf),
                        layout.of("name"),
                        wrong,
                        Forms.passwordField("password", layout.of("password"), "current-password", wrong),
                        layout.of("sign-in")));
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> signedIn(
            HttpServletRequest request, @AuthenticationPrincipal Person person, CsrfToken csrf) {
        var saved = "changed".equals(request.getQueryString()) ? Forms.notice(layout.of("password.saved")) : "";
        return layout.answer(HttpStatus.OK, layout.of("signed-in.title"), """
                %s<p>%s</p>
                <p><a href="%s">%s</a></p>
                <form method="post" action="/logout">
                %s
                <p><button>%s</button></p>
                </form>""".formatted(
                        saved,
                        layout.of("signed-in.text", person.label()),
                        PasswordPage.PATH,
                        layout.of("change-password"),
                        Forms.hidden(csrf),
                        layout.of("sign-out")));
    }

    /** Whether this answer sends somebody back to the form because the password was wrong. */
    static boolean refused(HttpServletResponse response) {
        return leadsTo(FAILED, response);
    }

    /** Whether this answer says that nobody could look at the password. */
    static boolean away(HttpServletResponse response) {
        return leadsTo(AWAY, response);
    }

    private static boolean leadsTo(String page, HttpServletResponse response) {
        var location = response.getHeader(HttpHeaders.LOCATION);
        return location != null && location.endsWith(page);
    }

    private String message(String query) {
        return switch (query) {
            case "failed", "slow-down", "disabled", "away" -> Forms.alert(layout.of(query));
            case "logout" -> Forms.notice(layout.of("signed-out"));
            default -> "";
        };
    }
}
