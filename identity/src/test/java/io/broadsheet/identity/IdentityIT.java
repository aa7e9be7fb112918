package io.broadsheet.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.broadsheet.identity.account.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoders;

@ExtendWith(OutputCaptureExtension.class)
class IdentityIT {

    private static final String RETURN_TO = "http://127.0.0.1:8080/login/oauth2/code/broadsheet";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk-0123456789";
    private static final Map<String, String> SCRIPT = Map.of("grant_type", "client_credentials");
    private static final Map<String, String> PARTIES = Map.of(
            "broadsheet.identity.users.rita.password", "a reporter's password",
            "broadsheet.identity.users.rita.roles", "reporter",
            "broadsheet.identity.clients.wire.secret", "the wire's own secret",
            "broadsheet.identity.clients.wire.roles", "editor,letters,operator",
            "broadsheet.newsroom.client-secret", "the newsroom's own secret",
            "spring.main.cloud-platform", "kubernetes",
            "broadsheet.trusted-proxies", "127.0.0.1");

    @TempDir
    static Path data;

    static RunningIdentity identity;

    @BeforeAll
    static void start() throws Exception {
        identity = new RunningIdentity(data, PARTIES);
    }

    @AfterAll
    static void stop() {
        identity.close();
    }

    @Test
    void givesAScriptAllThatItsRolesAllow() throws Exception {
        var token = verified(identity.token("wire", "the wire's own secret", SCRIPT));

        assertThat(scopes(token))
                .containsExactlyInAnyOrder("articles:write", "articles:publish", "newsletter:send", "operations");
        assertThat(token.getSubject()).isEqualTo("wire");
        assertThat(token.getClaimAsString("iss")).isEqualTo(identity.address);
        assertThat(token.getAudience()).containsExactly("broadsheet");
        assertThat(token.getExpiresAt()).isBetween(Instant.now(), Instant.now().plus(Duration.ofHours(1)));
    }

    @Test
    void givesAScriptOnlyWhatItAsksFor() throws Exception {
        var answer = identity.token("wire", "the wire's own secret", asking("articles:write operations"));

        assertThat(scopes(verified(answer))).containsExactlyInAnyOrder("articles:write", "operations");
        assertThat(Arrays.asList(String.valueOf(RunningIdentity.json(answer).get("scope"))
                        .split(" ")))
                .containsExactlyInAnyOrder("articles:write", "operations");
    }

    @Test
    void refusesAScriptWhatItsRolesDoNotAllow() throws Exception {
        var answer = identity.token("wire", "the wire's own secret", asking("articles:write comments:moderate"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningIdentity.json(answer)).containsEntry("error", "invalid_scope");
    }

    @Test
    void takesTheSecretInTheFormToo() throws Exception {
        var form = Map.of(
                "grant_type", "client_credentials", "client_id", "wire", "client_secret", "the wire's own secret");

        assertThat(identity.post(form, "/oauth2/token").statusCode()).isEqualTo(200);
    }

    @Test
    void slowsDownWhoGuessesASecretAndNobodyElseBehindTheSameProxy() throws Exception {
        for (int i = 0; i < 6; i++) {
            assertThat(guessed("198.51.100.9", "wrong " + i).statusCode()).isEqualTo(401);
        }

        var answer = guessed("198.51.100.9", "the wire's own secret");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
        assertThat(guessed("203.0.113.7", "the wire's own secret").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> guessed(String reader, String secret) throws Exception {
        return identity.token("wire", secret, SCRIPT, "for=" + reader);
    }

    @Test
    void answersItsErrorAddressAsAnyThatIsNotThere() throws Exception {
        var answer = identity.get("/error", "application/json");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(RunningIdentity.json(answer))
                .containsEntry("status", 404L)
                .containsEntry("type", "urn:broadsheet:problem:not-found")
                .doesNotContainValue(null);
        assertThat(identity.get("/error").statusCode()).isEqualTo(404);
        assertThat(identity.get("/error").body()).contains("class=\"nameplate\"", "There is nothing here");
    }

    @Test
    void answersWhoReadsManyLanguages() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(identity.address + "/login"))
                .header("Accept-Language", "de-AT,de;q=0.9,en;q=0.8,".repeat(20) + "it;q=0.1");
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void tellsAScriptThatDoesNotSayWhoItIs() throws Exception {
        var answer = identity.post(SCRIPT, "/oauth2/token");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(RunningIdentity.json(answer)).containsEntry("error", "invalid_client");
    }

    @Test
    void acceptsTokensOfThePreviousKeyWhileKeysAreRotated(@TempDir Path fresh) throws Exception {
        HttpResponse<String> before;
        try (var first = new RunningIdentity(fresh, Map.of())) {
            before = newsroom(first, fresh);
        }
        Files.move(fresh.resolve("signing-key.json"), fresh.resolve("signing-key.previous.json"));
        var settings = Map.of("broadsheet.identity.audience", "the-daily");
        try (var second = new RunningIdentity(fresh, settings)) {
            var after = verified(second, newsroom(second, fresh));

            assertThat(after.getAudience()).containsExactly("the-daily");
            var keys = JWKSet.parse(second.get("/oauth2/jwks").body());
            assertThat(keys.getKeys()).hasSize(2).noneMatch(JWK::isPrivate);
            var old =
                    SignedJWT.parse(String.valueOf(RunningIdentity.json(before).get("access_token")));
            assertThat(old.getHeader().getKeyID())
                    .isNotEqualTo(after.getHeaders().get("kid"));
            var key = keys.getKeyByKeyId(old.getHeader().getKeyID()).toRSAKey();
            assertThat(old.verify(new RSASSAVerifier(key))).isTrue();
        }
    }

    @Test
    void signsAPersonInAndGrantsOnlyWhatTheRoleAllows() throws Exception {
        var asked = identity.get(authorize("openid articles:write articles:publish operations"));
        assertThat(location(asked)).endsWith("/login");
        assertThat(identity.get(location(asked)).body())
                .contains("<a href=\"http://127.0.0.1:8080\">Broadsheet</a>", "color-scheme");

        var wrong = identity.post(loginForm("not it"), "/login");
        assertThat(identity.get(location(wrong)).body()).contains("Name and password do not match.");

        var signedIn = identity.post(loginForm("a reporter's password"), "/login");
        var back = URI.create(location(identity.get(location(signedIn))));
        assertThat(back.toString()).startsWith(RETURN_TO);
        var answer = identity.post(exchange(code(back)), "/oauth2/token");

        var token = verified(answer);
        assertThat(scopes(token)).containsExactlyInAnyOrder("openid", "articles:write");
        assertThat(token.getSubject()).isEqualTo("rita");
        assertThat(RunningIdentity.json(answer)).containsKey("id_token");
    }

    @Test
    void prolongsTheSignInOfAnApplicationThatKeepsASecretAndTellsWhoItIs() throws Exception {
        var there = "http://127.0.0.1:8085/signed-in";
        var asked = identity.get(authorize("newsroom", there, "openid articles:write"));
        var back = location(asked).endsWith("/login")
                ? location(identity.get(location(identity.post(loginForm("a reporter's password"), "/login"))))
                : location(asked);
        var code = Map.of(
                "grant_type",
                "authorization_code",
                "redirect_uri",
                there,
                "code",
                code(URI.create(back)),
                "code_verifier",
                VERIFIER);
        assertThat(identity.token("newsroom", "guessed", code).statusCode()).isEqualTo(401);
        var first = identity.token("newsroom", "the newsroom's own secret", code);
        assertThat(verified(first).getClaimAsString("preferred_username")).isEqualTo("rita");

        var refresh = String.valueOf(RunningIdentity.json(first).get("refresh_token"));
        var again = identity.token(
                "newsroom",
                "the newsroom's own secret",
                Map.of("grant_type", "refresh_token", "refresh_token", refresh));

        assertThat(verified(again).getSubject()).isEqualTo("rita");
        assertThat(scopes(verified(again))).containsExactlyInAnyOrder("openid", "articles:write");
        assertThat(verified(again).getAudience()).containsExactly("broadsheet");
        assertThat(identity.token("newsroom", "the newsroom's own secret", SCRIPT)
                        .statusCode())
                .as("it acts for people only")
                .isEqualTo(400);
        identity.post(Map.of("_csrf", formToken("/")), "/logout");
    }

    @Test
    void needsTheProofKeyOfWhoAsked() throws Exception {
        var withoutChallenge = identity.get("/oauth2/authorize?"
                + RunningIdentity.form(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        "website",
                        "redirect_uri",
                        RETURN_TO,
                        "scope",
                        "openid")));

        assertThat(location(withoutChallenge)).contains("error=invalid_request").contains("code_challenge");
        assertThat(identity.post(exchange("stolen"), "/oauth2/token").statusCode())
                .isBetween(400, 401);
    }

    @Test
    void keepsItsKeyAndWhatItGeneratedOverARestart(@TempDir Path fresh) throws Exception {
        Jwt before;
        try (var first = new RunningIdentity(fresh, Map.of())) {
            before = verified(first, newsroom(first, fresh));
        }
        try (var second = new RunningIdentity(fresh, Map.of())) {
            var after = verified(second, newsroom(second, fresh));

            assertThat(after.getHeaders())
                    .containsEntry("kid", before.getHeaders().get("kid"));
            assertThat(scopes(after)).containsExactlyInAnyOrderElementsOf(Role.allScopes());
        }
        for (var secret : List.of("credentials", "signing-key.json")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh.resolve(secret))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void namesABadSettingInOneLine(@TempDir Path fresh, CapturedOutput output) {
        refuses(
                fresh,
                Map.of("broadsheet.identity.users.x.password", "short", "broadsheet.identity.users.x.roles", "editor"));
        refuses(
                fresh,
                Map.of(
                        "broadsheet.identity.users.y.password",
                        "long enough",
                        "broadsheet.identity.users.y.roles",
                        "king"));
        refuses(fresh, Map.of("spring.security.oauth2.authorizationserver.issuer", "http://news.example"));

        assertThat(output.getAll().lines().filter(line -> line.contains("cannot start") || line.contains(" WARN ")))
                .hasSize(3)
                .satisfiesExactly(
                        line -> assertThat(line).contains("broadsheet.identity.users.x.password", "must have 8"),
                        line -> assertThat(line).contains("broadsheet.identity.users.y.roles"),
                        line -> assertThat(line).contains("authorizationserver.issuer", "must be an HTTPS address"));
        assertThat(output.getAll()).doesNotContain("\tat ").doesNotContain("APPLICATION FAILED");
    }

    private static void refuses(Path fresh, Map<String, String> settings) {
        assertThatThrownBy(() -> new RunningIdentity(fresh, settings)).isInstanceOf(RuntimeException.class);
    }

    private static HttpResponse<String> newsroom(RunningIdentity issuer, Path folder) throws Exception {
        var credentials = Files.readAllLines(folder.resolve("credentials")).stream()
                .filter(line -> line.contains("="))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return issuer.token(credentials.get("NEWSROOM_CLIENT_ID"), credentials.get("NEWSROOM_CLIENT_SECRET"), SCRIPT);
    }

    private static Jwt verified(HttpResponse<String> answer) throws Exception {
        return verified(identity, answer);
    }

    /** As a service does it: keys and issuer from the discovery document. */
    private static Jwt verified(RunningIdentity issuer, HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var token = String.valueOf(RunningIdentity.json(answer).get("access_token"));
        return JwtDecoders.fromIssuerLocation(issuer.address).decode(token);
    }

    private static List<String> scopes(Jwt token) {
        return List.of(token.getClaimAsString("scope").split(" "));
    }

    private static Map<String, String> asking(String scope) {
        return Map.of("grant_type", "client_credentials", "scope", scope);
    }

    private static String authorize(String scope) throws Exception {
        return authorize("website", RETURN_TO, scope);
    }

    private static String authorize(String client, String returnTo, String scope) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return "/oauth2/authorize?"
                + RunningIdentity.form(Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        client,
                        "redirect_uri",
                        returnTo,
                        "scope",
                        scope,
                        "state",
                        "s",
                        "code_challenge_method",
                        "S256",
                        "code_challenge",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(digest)));
    }

    private static Map<String, String> loginForm(String password) throws Exception {
        return Map.of("username", "rita", "password", password, "_csrf", formToken("/login"));
    }

    private static String formToken(String page) throws Exception {
        var csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(identity.get(page).body());
        assertThat(csrf.find()).isTrue();
        return csrf.group(1);
    }

    private static Map<String, String> exchange(String code) {
        return Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "website",
                "redirect_uri",
                RETURN_TO,
                "code",
                code,
                "code_verifier",
                VERIFIER);
    }

    private static String code(URI back) {
        return Arrays.stream(back.getQuery().split("&"))
                .filter(pair -> pair.startsWith("code="))
                .findFirst()
                .orElseThrow()
                .substring("code=".length());
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
