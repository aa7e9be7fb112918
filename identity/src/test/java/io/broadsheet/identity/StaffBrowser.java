package io.broadsheet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.broadsheet.chassis.Sha256;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Somebody's browser, and the newsroom in which they sign in with it. */
final class StaffBrowser {

    static final String SECRET = "the newsroom's own secret";
    private static final String THERE = "http://127.0.0.1:8085/signed-in";
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk-0123456789";
    private static final String ALL =
            "openid profile articles:write articles:publish comments:moderate newsletter:send operations accounts";

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String address;

    StaffBrowser(String address) {
        this.address = address;
    }

    /** What the newsroom was given. */
    record Tokens(String access, String refresh, String id) {
        static Tokens of(HttpResponse<String> answer) throws Exception {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            var json = JSONObjectUtils.parse(answer.body());
            return new Tokens(
                    String.valueOf(json.get("access_token")),
                    String.valueOf(json.get("refresh_token")),
                    String.valueOf(json.get("id_token")));
        }
    }

    String authorize() {
        return "/oauth2/authorize?"
                + RunningIdentity.form(Map.of(
                        "response_type", "code",
                        "client_id", "newsroom",
                        "redirect_uri", THERE,
                        "scope", ALL,
                        "state", "s",
                        "nonce", "n",
                        "code_challenge_method", "S256",
                        "code_challenge",
                                Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(VERIFIER))));
    }

    /** To the form, and with it to where it leads. */
    HttpResponse<String> signIn(String name, String password) throws Exception {
        get(authorize());
        return post("/login", Map.of("username", name, "password", password));
    }

    /** The whole way. */
    Tokens signedIn(String name, String password) throws Exception {
        return granted(location(signIn(name, password)));
    }

    /** @param there the address at which the newsroom's sign-in goes on */
    Tokens granted(String there) throws Exception {
        return granted(there, address);
    }

    /** @param instance of which the code is exchanged */
    Tokens granted(String there, String instance) throws Exception {
        var back = location(get(there));
        assertThat(back).startsWith(THERE);
        return Tokens.of(exchange(instance, back));
    }

    HttpResponse<String> exchange(String instance, String back) throws Exception {
        var code = Pattern.compile("code=([^&]+)").matcher(back);
        assertThat(code.find()).as(back).isTrue();
        return token(
                instance,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "redirect_uri",
                        THERE,
                        "code",
                        code.group(1),
                        "code_verifier",
                        VERIFIER));
    }

    HttpResponse<String> refreshed(String refresh) throws Exception {
        return token(address, Map.of("grant_type", "refresh_token", "refresh_token", refresh));
    }

    private HttpResponse<String> token(String instance, Map<String, String> form) throws Exception {
        var basic = Base64.getEncoder().encodeToString(("newsroom:" + SECRET).getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(instance + "/oauth2/token"))
                                .header("Authorization", "Basic " + basic)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(RunningIdentity.form(form)))
                                .build(),
                        BodyHandlers.ofString());
    }

    HttpResponse<String> get(String pathOrAddress) throws Exception {
        var there = pathOrAddress.startsWith("/") ? address + pathOrAddress : pathOrAddress;
        return client.send(
                HttpRequest.newBuilder(URI.create(there))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    /** With the token that the page at this address has in its form; {@code /logout} has it from the first page. */
    HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        var page = get(path.equals("/logout") ? "/" : path).body();
        var csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(csrf.find()).as(page).isTrue();
        var form = new LinkedHashMap<>(fields);
        form.put("_csrf", csrf.group(1));
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(RunningIdentity.form(form)))
                        .build(),
                BodyHandlers.ofString());
    }

    static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(answer.statusCode() + "\n" + answer.body()));
    }
}
