package io.broadsheet.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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

    private final PageLayout layout;

    LoginPage(PageLayout layout) {
        this.layout = layout;
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> login(HttpServletRequest request, CsrfToken csrf) {
        var query = String.valueOf(request.getQueryString());
        var wrong = query.equals("failed") ? " aria-invalid=\"true\" aria-describedby=\"message\"" : "";
        return layout.answer(HttpStatus.OK, "Sign in", """
                %1$s<form method="post" action="/login">
                %2$s
                <p class="field"><label for="username">Name</label>
                <input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false"%3$s \
                required autofocus></p>
                <p class="field"><label for="password">Password</label>
                <input id="password" name="password" type="password" autocomplete="current-password"%3$s required></p>
                <p><button>Sign in</button></p>
                </form>""".formatted(message(query), hidden(csrf), wrong));
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> signedIn(Principal person, CsrfToken csrf) {
        return layout.answer(
                HttpStatus.OK, "Signed in", """
                <p>You are signed in as %s.</p>
                <form method="post" action="/logout">
                %s
                <p><button>Sign out</button></p>
                </form>""".formatted(HtmlUtils.htmlEscape(person.getName()), hidden(csrf)));
    }

    /** Whether this answer sends somebody back to the form because the password was wrong. */
    static boolean refused(HttpServletResponse response) {
        var location = response.getHeader(HttpHeaders.LOCATION);
        return location != null && location.endsWith(FAILED);
    }

    private static String message(String query) {
        return switch (query) {
            case "failed" ->
                "<p class=\"notice error\" id=\"message\" role=\"alert\">Name and password do not match.</p>\n";
            case "slow-down" ->
                "<p class=\"notice error\" role=\"alert\">Too many failed attempts. Please wait a minute, then try again.</p>\n";
            case "logout" -> "<p class=\"notice\" role=\"status\">You are signed out.</p>\n";
            default -> "";
        };
    }

    private static String hidden(CsrfToken csrf) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                .formatted(csrf.getParameterName(), HtmlUtils.htmlEscape(csrf.getToken()));
    }
}
