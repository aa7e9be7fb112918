package io.broadsheet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy ends TLS and speaks plain HTTP from there on, whether it says so or not. */
class BehindTlsIT {

    private static final String PASSWORD = "the first admin's own";

    private final HttpClient proxy = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String proto = "";

    @ParameterizedTest
    @ValueSource(strings = {"https", "http", ""})
    void everyCookieIsSecureAndNothingLeadsToPlainHttp(String said, @TempDir Path data) throws Exception {
        proto = said;
        var settings = Map.of(
                "spring.security.oauth2.authorizationserver.issuer",
                "https://id.paper.example",
                "broadsheet.identity.users.ada.password",
                PASSWORD,
                "broadsheet.identity.users.ada.roles",
                "admin",
                "broadsheet.newsroom.client-secret",
                StaffBrowser.SECRET);
        try (var identity = new RunningIdentity(data, settings)) {
            var here = identity.address;
            var asked = new StaffBrowser(here).authorize();
            var led = send(here + asked, null);
            assertThat(location(led)).isIn("/login", "https://id.paper.example/login");
            var page = send(here + "/login", null);
            var csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
            assertThat(csrf.find()).isTrue();
            var form = Map.of("username", "ada", "password", PASSWORD, "_csrf", csrf.group(1));

            var signedIn = send(here + "/login", RunningIdentity.form(form));

            var there = location(signedIn);
            assertThat(there).contains("/oauth2/authorize").doesNotStartWith("http:");
            assertThat(cookies).containsKeys("__Host-broadsheet-identity-signed-in", "__Host-broadsheet-identity-form");
            var code = send(here + there.substring(there.indexOf("/oauth2")), null);
            assertThat(location(code)).contains("/signed-in?code=");
        }
    }

    private HttpResponse<String> send(String address, String form) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html");
        if (!proto.isEmpty()) {
            request.header("X-Forwarded-Proto", proto);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form));
        }
        var answer = proxy.send(request.build(), BodyHandlers.ofString());
        for (var cookie : answer.headers().allValues("Set-Cookie")) {
            assertThat(cookie).contains("; Secure").doesNotContain("Domain");
            var pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + "\n" + answer.body()));
    }
}
