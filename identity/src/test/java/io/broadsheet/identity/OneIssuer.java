package io.broadsheet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import io.broadsheet.identity.StaffBrowser.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** One issuer for all tests of a class, with an admin and two clients. */
abstract class OneIssuer {

    static final String FIRST = "the first admin's own";
    static final String CHOSEN = "seven herons at low tide";
    static final Map<String, String> SETTINGS = Map.of(
            "broadsheet.identity.users.ada.password", FIRST,
            "broadsheet.identity.users.ada.roles", "admin",
            "broadsheet.newsroom.client-secret", StaffBrowser.SECRET,
            "broadsheet.identity.clients.wire.secret", "the wire's own secret",
            "broadsheet.identity.clients.wire.roles", "editor",
            "broadsheet.identity.clients.helper.secret", "the helper's secret",
            "broadsheet.identity.clients.helper.roles", "admin");

    @TempDir
    static Path data;

    static RunningIdentity identity;
    static String admin;

    @BeforeAll
    static void start() throws Exception {
        identity = new RunningIdentity(data, SETTINGS);
        admin = browser().signedIn("ada", FIRST).access();
    }

    @AfterAll
    static void stop() {
        identity.close();
    }

    static StaffBrowser browser() {
        return new StaffBrowser(identity.address);
    }

    static Tokens firstSignIn(StaffBrowser browser, Map<String, Object> created) throws Exception {
        browser.signIn(text(created, "name"), text(created, "oneTimePassword"));
        browser.post("/password", chosen(CHOSEN, CHOSEN));
        return browser.granted(browser.authorize());
    }

    static Map<String, String> chosen(String password, String again) {
        return Map.of("chosen", password, "again", again);
    }

    static Map<String, Object> created(String name, String... roles) throws Exception {
        var body = Map.of("name", name, "displayName", "Nadia H.", "roles", List.of(roles));
        var answer = call("POST", "/accounts", admin, JSONObjectUtils.toJSONString(body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSONObjectUtils.parse(answer.body());
    }

    static Map<String, Object> change(Map<String, Object> account, String body) throws Exception {
        var answer = call(identity, "PUT", "/accounts/" + account.get("id"), admin, body, tag(account));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSONObjectUtils.parse(answer.body());
    }

    static Map<String, Object> account(RunningIdentity issuer, String token, String name) throws Exception {
        var found = call(issuer, "GET", "/accounts?name=" + name, token, null, null);
        var items = (List<?>) JSONObjectUtils.parse(found.body()).get("items");
        return JSONObjectUtils.parse(JSONObjectUtils.toJSONString((Map<String, ?>) items.getFirst()));
    }

    static String tag(Map<String, Object> account) {
        // A chosen password makes a version too.
        return account.get("version").equals(1L) && account.containsKey("oneTimePassword")
                ? "*"
                : "\"" + account.get("version") + "\"";
    }

    static String text(Map<String, Object> json, String field) {
        return String.valueOf(json.get(field));
    }

    static String claim(String token, String name) throws Exception {
        return SignedJWT.parse(token).getJWTClaimsSet().getStringClaim(name);
    }

    static HttpResponse<String> call(String method, String path, String token, String body) throws Exception {
        return call(identity, method, path, token, body, null);
    }

    static HttpResponse<String> call(
            RunningIdentity issuer, String method, String path, String token, String body, String ifMatch)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(issuer.address + path))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
