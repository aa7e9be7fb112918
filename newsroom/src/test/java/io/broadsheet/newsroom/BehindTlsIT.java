package io.broadsheet.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.embedded.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A proxy ends TLS and speaks plain HTTP from there on, whether it says so or not. */
class BehindTlsIT {

    private static final String PUBLIC = "https://newsroom.paper.example";

    private final HttpClient proxy = HttpClient.newHttpClient();

    @Test
    void everyCookieIsOfThisHostAloneAndNothingLeadsToPlainHttp() throws Exception {
        int port = Ports.next();
        var here = "http://127.0.0.1:" + port;
        try (var articles = new StandInArticles();
                var issuer = new StandInIssuer();
                var _ = TestNewsroom.start(
                        port, PUBLIC, issuer, articles, Map.of("broadsheet.public-url", "https://paper.example"))) {
            articles.answer("GET /newsroom/articles", 200, "{\"items\":[],\"next\":null}");
            for (var proto : new String[] {"https", "http", ""}) {
                var begun = get(here + "/sign-in?to=/articles", proto, "");
                var attempt = cookie(begun);
                var granted = get(location(begun), "", "");
                assertThat(location(granted)).startsWith(PUBLIC + "/signed-in?code=");

                var signedIn = get(location(granted).replace(PUBLIC, here), proto, attempt);

                assertThat(location(signedIn)).isEqualTo("/articles");
                var page = get(here + "/articles", proto, cookie(signedIn));
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.headers().firstValue("Strict-Transport-Security"))
                        .isPresent();
                var another = cookie(signedIn).replace("__Host-", "");
                assertThat(location(get(here + "/articles", proto, another))).startsWith("/sign-in");
            }
        }
    }

    private HttpResponse<String> get(String address, String proto, String cookies) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address));
        if (!proto.isEmpty()) {
            request.header("X-Forwarded-Proto", proto);
        }
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
        return proxy.send(request.build(), BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    /** What a browser keeps and sends again; what is removed it does not. */
    private static String cookie(HttpResponse<String> answer) {
        var set = answer.headers().allValues("Set-Cookie");
        assertThat(set)
                .isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-newsroom")
                        .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")
                        .doesNotContain("Domain"));
        return set.stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .filter(cookie -> !cookie.endsWith("="))
                .collect(Collectors.joining("; "));
    }
}
