package io.broadsheet.identity;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsIT {

    private static final String FIRST = "the first admin's own";
    private static final String CHOSEN = "seven herons at low tide";
    private static final Map<String, String> SETTINGS = Map.of(
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

    @Test
    void aNewPersonChoosesAPasswordFirstAndGoesOnWithWhatTheRoleAllows() throws Exception {
        var created = created("Nadia.Haddad", "letters");
        assertThat(created).containsEntry("name", "Nadia.Haddad").containsEntry("fromSettings", false);
        assertThat(created.get("oneTimeUntil")).isNotNull();
        var once = text(created, "oneTimePassword");
        var nadia = browser();

        var led = StaffBrowser.location(nadia.signIn("nadia.haddad", once));
        var first = nadia.get(led);
        assertThat(StaffBrowser.location(first)).endsWith("/password");
        assertThat(nadia.get("/password").body()).contains("good for one time").doesNotContain("name=\"current\"");
        assertThat(nadia.post("/password", chosen("too short", "too short")).body())
                .contains("At least 12 characters");
        var goesOn = nadia.post("/password", chosen(CHOSEN, CHOSEN));
        var tokens = nadia.granted(StaffBrowser.location(goesOn));

        assertThat(claim(tokens.access(), "scope")).isEqualTo("newsletter:send openid profile");
        assertThat(claim(tokens.access(), "sub")).isEqualTo("Nadia.Haddad");
        assertThat(claim(tokens.id(), "name")).isEqualTo("Nadia H.");
        assertThat(StaffBrowser.location(browser().signIn("nadia.haddad", once)))
                .endsWith("/login?failed");
        assertThat(call("GET", "/accounts", tokens.access(), null).statusCode()).isEqualTo(403);
        assertThat(call("GET", "/account", tokens.access(), null).body()).contains("\"roles\":[\"letters\"]");
    }

    @Test
    void whoLosesARoleOrTheAccountLosesItAtTheNextProlongation() throws Exception {
        var created = created("moritz", "editor", "moderator");
        var moritz = browser();
        var tokens = firstSignIn(moritz, created);
        assertThat(claim(tokens.access(), "scope")).contains("articles:publish", "comments:moderate");

        var changed = change(created, "{\"displayName\":null,\"roles\":[\"author\"],\"disabled\":false}");
        var renewed = Tokens.of(moritz.refreshed(tokens.refresh()));
        assertThat(claim(renewed.access(), "scope")).isEqualTo("articles:write openid profile");
        var widened = change(changed, "{\"roles\":[\"editor\"],\"disabled\":false}");
        assertThat(claim(Tokens.of(moritz.refreshed(tokens.refresh())).access(), "scope"))
                .contains("articles:publish");

        change(widened, "{\"roles\":[\"editor\"],\"disabled\":true}");
        assertThat(moritz.refreshed(tokens.refresh()).statusCode()).isEqualTo(400);
        assertThat(StaffBrowser.location(moritz.get("/"))).endsWith("/login");
        assertThat(StaffBrowser.location(moritz.signIn("moritz", CHOSEN))).endsWith("/login?disabled");
        assertThat(StaffBrowser.location(moritz.signIn("moritz", "guessed"))).endsWith("/login?failed");
        assertThat(call("GET", "/account", renewed.access(), null).statusCode()).isEqualTo(401);
    }

    @Test
    void aRoleOfANewerBuildStaysWhateverIsSavedHere() throws Exception {
        var created = created("roland", "author");
        var accounts = identity.stored("accounts");
        var his = eq("name", "roland");
        accounts.updateOne(his, Updates.combine(Updates.push("roles", "archivist"), Updates.set("pinned", true)));

        firstSignIn(browser(), created);
        assertThat(accounts.find(his).first().getList("roles", String.class)).containsExactly("author", "archivist");

        change(created, "{\"displayName\":null,\"roles\":[\"editor\"],\"disabled\":false}");
        assertThat(accounts.find(his).first())
                .containsEntry("roles", List.of("editor", "archivist"))
                .containsEntry("pinned", true)
                .doesNotContainKey("displayName");
    }

    @Test
    void sessionsThatAreEndedAreNotProlongedAndAnotherPersonsAre() throws Exception {
        var one = created("session.one", "author");
        var two = created("session.two", "author");
        var first = browser();
        var firstTokens = firstSignIn(first, one);
        var second = browser();
        var secondTokens = firstSignIn(second, two);

        var ended = call("DELETE", "/accounts/" + one.get("id") + "/sessions", admin, null);

        assertThat(ended.statusCode()).isEqualTo(204);
        assertThat(first.refreshed(firstTokens.refresh()).statusCode()).isEqualTo(400);
        assertThat(StaffBrowser.location(first.get(first.authorize()))).endsWith("/login");
        assertThat(second.refreshed(secondTokens.refresh()).statusCode()).isEqualTo(200);
        assertThat(call("DELETE", "/account/sessions", secondTokens.access(), null)
                        .statusCode())
                .isEqualTo(204);
        assertThat(second.refreshed(secondTokens.refresh()).statusCode()).isEqualTo(400);
        assertThat(call("GET", "/account", secondTokens.access(), null).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aStolenTokenOfAnAdminDoesNotUndoWhatEndedItsSignIn() throws Exception {
        var boss = created("boss", "admin");
        var stolen = firstSignIn(browser(), boss);
        var own = browser().signedIn("boss", CHOSEN);
        var self = "/accounts/" + boss.get("id");
        assertThat(call("GET", self, stolen.access(), null).statusCode()).isEqualTo(200);

        call("DELETE", self + "/sessions", admin, null);
        assertThat(call("GET", self, stolen.access(), null).statusCode()).isEqualTo(401);
        assertThat(call("GET", self, own.access(), null).statusCode()).isEqualTo(401);

        var again = browser().signedIn("boss", CHOSEN);
        assertThat(call("GET", self, again.access(), null).statusCode()).isEqualTo(200);
        call(identity, "POST", self + "/one-time-password", admin, null, "*");
        var undone = call(identity, "POST", self + "/one-time-password", again.access(), null, "*");
        assertThat(undone.statusCode()).isEqualTo(401);
    }

    /** As if the machine had died between the two writes of a one-time password. */
    @Test
    void aSignInWithThePasswordOfBeforeIsOverEvenIfItIsStillThere() throws Exception {
        var created = created("lost.browser", "author");
        var old = browser();
        var tokens = firstSignIn(old, created);
        var account = UUID.fromString(text(created, "id"));
        var left = new HashMap<String, List<Document>>();
        for (var collection : List.of("sign_ins", "authorizations")) {
            left.put(
                    collection,
                    identity.stored(collection).find(eq("account", account)).into(new ArrayList<>()));
            assertThat(left.get(collection)).hasSize(1);
        }

        call(identity, "POST", "/accounts/" + account + "/one-time-password", admin, null, "*");
        left.forEach((collection, documents) -> identity.stored(collection).insertMany(documents));

        assertThat(StaffBrowser.location(old.get("/password"))).endsWith("/login");
        assertThat(old.refreshed(tokens.refresh()).statusCode()).isEqualTo(400);
    }

    @Test
    void aCodeIsForItsClientAndForOneOfTwoThatShowItAtOnce() throws Exception {
        var browser = browser();
        browser.signIn("ada", FIRST);
        var back = StaffBrowser.location(browser.get(browser.authorize()));
        var wrong = Map.of(
                "grant_type", "authorization_code",
                "client_id", "website",
                "redirect_uri", "http://127.0.0.1:8085/signed-in",
                "code", back.replaceAll(".*[?&]code=([^&]+).*", "$1"),
                "code_verifier", StaffBrowser.VERIFIER);
        assertThat(identity.post(wrong, "/oauth2/token").statusCode()).isEqualTo(400);
        assertThat(browser.exchange(identity.address, back).statusCode()).isEqualTo(400);

        var next = StaffBrowser.location(browser.get(browser.authorize()));
        Callable<Integer> shown = () -> browser.exchange(identity.address, next).statusCode();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var answers = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(List.of(shown, shown))) {
                answers.add(answer.get());
            }
            assertThat(answers).containsExactlyInAnyOrder(200, 400);
        }
    }

    @Test
    void signingOutAtTheIssuerEndsWhatItGrantedAndIsCalmWhenRepeated() throws Exception {
        var browser = browser();
        var tokens = browser.signedIn("ada", FIRST);
        assertThat(claim(tokens.id(), "sid")).as("no HTTP session is known").isNull();
        var out = "/connect/logout?"
                + RunningIdentity.form(Map.of(
                        "id_token_hint", tokens.id(),
                        "client_id", "newsroom",
                        "post_logout_redirect_uri", "http://127.0.0.1:8085/"));

        assertThat(StaffBrowser.location(browser.get(out))).isEqualTo("http://127.0.0.1:8085/");

        assertThat(browser.refreshed(tokens.refresh()).statusCode()).isEqualTo(400);
        assertThat(StaffBrowser.location(browser.get("/"))).endsWith("/login");
        assertThat(StaffBrowser.location(browser.get(out))).isEqualTo(identity.address + "/");
    }

    @Test
    void changingOnesPasswordNeedsTheOldOneAndEndsTheOtherSessions() throws Exception {
        var created = created("hanna", "author");
        var here = browser();
        var hereTokens = firstSignIn(here, created);
        var there = browser();
        var thereTokens = there.signedIn("hanna", CHOSEN);
        var next = "another walk along the dyke";

        assertThat(here.post("/password", Map.of("current", "guessed", "chosen", next, "again", next))
                        .body())
                .contains("This is not your password.");
        assertThat(here.post("/password", Map.of("current", CHOSEN, "chosen", "hanna hanna hanna", "again", ""))
                        .body())
                .contains("guessed early");
        var saved = here.post("/password", Map.of("current", CHOSEN, "chosen", next, "again", next));

        assertThat(here.get(StaffBrowser.location(saved)).body()).contains("Everywhere else you are signed out.");
        assertThat(here.refreshed(hereTokens.refresh()).statusCode()).isEqualTo(200);
        assertThat(there.refreshed(thereTokens.refresh()).statusCode()).isEqualTo(400);
        assertThat(StaffBrowser.location(there.get("/"))).endsWith("/login");
        assertThat(StaffBrowser.location(there.signIn("hanna", CHOSEN))).endsWith("/login?failed");
    }

    @Test
    void anotherInstanceGoesOnWhereOneBegan() throws Exception {
        var browser = browser();
        var back = StaffBrowser.location(browser.get(StaffBrowser.location(browser.signIn("ada", FIRST))));
        var settings = new HashMap<>(SETTINGS);
        settings.put("spring.security.oauth2.authorizationserver.issuer", identity.address);
        Tokens tokens;
        try (var other = new RunningIdentity(data, settings)) {
            tokens = Tokens.of(browser.exchange(other.address, back));
            var elsewhere = new StaffBrowser(other.address);
            assertThat(elsewhere.refreshed(tokens.refresh()).statusCode()).isEqualTo(200);
        }
        assertThat(browser.refreshed(tokens.refresh()).statusCode()).isEqualTo(200);
        assertThat(browser.exchange(identity.address, back).statusCode())
                .as("a code is good once")
                .isEqualTo(400);
    }

    @Test
    void theLastAdminStaysWhateverIsAskedAtOnce(@TempDir Path fresh) throws Exception {
        try (var other = new RunningIdentity(fresh, SETTINGS)) {
            var ada = new StaffBrowser(other.address).signedIn("ada", FIRST).access();
            var self = account(other, ada, "ada");
            var alone = "{\"roles\":[\"editor\"],\"disabled\":false}";
            assertThat(call(other, "PUT", "/accounts/" + self.get("id"), ada, alone, "\"1\"")
                            .statusCode())
                    .isEqualTo(409);
            var disabled = "{\"roles\":[\"admin\"],\"disabled\":true}";
            assertThat(call(other, "PUT", "/accounts/" + self.get("id"), ada, disabled, "\"1\"")
                            .body())
                    .contains("last admin");

            var ids = new ArrayList<>(List.of(text(self, "id")));
            var people = new ArrayList<Map<String, Object>>();
            for (var name : List.of("bela", "cem", "dora")) {
                var body = "{\"name\":\"" + name + "\",\"roles\":[\"admin\"]}";
                var made = JSONObjectUtils.parse(
                        call(other, "POST", "/accounts", ada, body, null).body());
                ids.add(text(made, "id"));
                people.add(made);
            }
            assertThat(call(other, "PUT", "/accounts/" + self.get("id"), ada, alone, "*")
                            .statusCode())
                    .as("who never chose a password does not count")
                    .isEqualTo(409);
            for (var person : people) {
                firstSignIn(new StaffBrowser(other.address), person);
            }
            List<Callable<Integer>> demotions = ids.stream()
                    .<Callable<Integer>>map(id -> () -> call(other, "PUT", "/accounts/" + id, script(other), alone, "*")
                            .statusCode())
                    .toList();
            try (var threads = Executors.newFixedThreadPool(4)) {
                var answers = new ArrayList<Integer>();
                for (var answer : threads.invokeAll(demotions)) {
                    answers.add(answer.get());
                }
                assertThat(answers).containsExactlyInAnyOrder(200, 200, 200, 409);
            }
        }
    }

    private static String script(RunningIdentity issuer) {
        try {
            var answer = issuer.token("helper", "the helper's secret", Map.of("grant_type", "client_credentials"));
            return text(JSONObjectUtils.parse(answer.body()), "access_token");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', author, name, Must not be blank.",
        "'a b', author, name, 'begins with a letter'",
        "'ADA', author, name, Is taken",
        "'аda', author, name, Must not mix alphabets.",
        "'аԁа', author, name, Is taken",
        "'ａｄａ', author, name, Is taken",
        "'x-with-a-name-that-is-longer-than-anybody-needs', author, name, at most 40",
        "'fine.name', king, roles, May be author",
    })
    void refusesWhatIsNoName(String name, String role, String field, String message) throws Exception {
        var body = JSONObjectUtils.toJSONString(Map.of("name", name, "roles", List.of(role)));

        var answer = call("POST", "/accounts", admin, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"field\":\"" + field + "\"", message);
    }

    @Test
    void changesNeedTheVersionThatWasRead() throws Exception {
        var created = created("versioned", "author");
        var path = "/accounts/" + created.get("id");
        var body = "{\"roles\":[\"editor\"],\"disabled\":false}";

        assertThat(call("PUT", path, admin, body).statusCode()).isEqualTo(428);
        assertThat(call(identity, "PUT", path, admin, body, "\"7\"").statusCode())
                .isEqualTo(412);
        var done = call(identity, "PUT", path, admin, body, "\"1\"");
        assertThat(done.headers().firstValue("ETag")).hasValue("\"2\"");
        assertThat(call(identity, "PUT", path, admin, "{\"roles\":[\"editor\"],\"king\":1}", "\"2\"")
                        .statusCode())
                .isEqualTo(400);
        assertThat(call("GET", "/accounts/nothing", admin, null).statusCode()).isEqualTo(404);
    }

    /** Two clicks are two calls, and the browser shows the answer to the second. */
    @Test
    void aCallThatComesTwiceIsToldTheSamePassword() throws Exception {
        var made = "{\"name\":\"twice\",\"displayName\":\"Nadia H.\",\"roles\":[\"author\"]}";
        var both = atOnce(() -> call("POST", "/accounts", admin, made));
        var created = created("twice", "author");

        assertThat(both).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201));
        assertThat(both).allSatisfy(answer -> assertThat(answer.body()).contains(text(created, "oneTimePassword")));
        assertThat(call("POST", "/accounts", admin, made.replace("author", "admin"))
                        .statusCode())
                .as("other roles")
                .isEqualTo(422);

        var path = "/accounts/" + created.get("id") + "/one-time-password";
        var answers = atOnce(() -> call(identity, "POST", path, admin, null, "\"1\""));
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(answers)
                .extracting(HttpResponse::body)
                .hasSize(2)
                .containsOnly(answers.getFirst().body());
        var again = JSONObjectUtils.parse(answers.getFirst().body());
        assertThat(again).containsEntry("version", 2L);
        assertThat(text(again, "oneTimePassword")).isNotEqualTo(text(created, "oneTimePassword"));
        assertThat(call("POST", "/accounts", admin, made).statusCode())
                .as("another is good now")
                .isEqualTo(422);

        firstSignIn(browser(), again);
        assertThat(call(identity, "POST", path, admin, null, "\"1\"").statusCode())
                .as("chosen since")
                .isEqualTo(412);
    }

    private static List<HttpResponse<String>> atOnce(Callable<HttpResponse<String>> call) throws Exception {
        try (var two = Executors.newFixedThreadPool(2)) {
            var answers = new ArrayList<HttpResponse<String>>();
            for (var answer : two.invokeAll(List.of(call, call))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    @Test
    void tellsWhoDidWhatAndNoSecret() throws Exception {
        var created = created("told", "author");
        var changed =
                change(created, "{\"displayName\":\"Nadia H.\",\"roles\":[\"author\",\"letters\"],\"disabled\":false}");
        call(identity, "POST", "/accounts/" + created.get("id") + "/one-time-password", admin, null, tag(changed));

        var told = call("GET", "/accounts/" + created.get("id") + "/activity", admin, null);

        var lines = ((List<?>) JSONObjectUtils.parse(told.body()).get("lines"))
                .stream()
                        .map(line -> ((Map<?, ?>) line).get("what") + " by " + ((Map<?, ?>) line).get("by"))
                        .toList();
        assertThat(lines).containsExactly("created by ada", "roles by ada", "one-time-password by ada");
        assertThat(told.body()).contains("author letters").doesNotContain("bcrypt", text(created, "oneTimePassword"));
        assertThat(call("GET", "/accounts/" + created.get("id"), admin, null).body())
                .doesNotContain("bcrypt", "Password\"");
    }

    @Test
    void listsInPagesAndFindsByTheBeginningOfAName() throws Exception {
        for (var name : List.of("lister.one", "lister.two", "lister.three")) {
            created(name, "author");
        }

        var first = JSONObjectUtils.parse(
                call("GET", "/accounts?limit=2", admin, null).body());
        assertThat((List<?>) first.get("items")).hasSize(2);
        var second = call("GET", "/accounts?limit=2&after=" + first.get("next"), admin, null);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).doesNotContain("lister.three");
        assertThat(call("GET", "/accounts?name=LISTER.T", admin, null).body())
                .contains("lister.two", "lister.three")
                .doesNotContain("lister.one", "\"ada\"");
        assertThat(call("GET", "/accounts?limit=0", admin, null).statusCode()).isEqualTo(400);
    }

    @Test
    void isForAdminsWithAnAccessTokenOnly() throws Exception {
        assertThat(call("GET", "/accounts", null, null).statusCode()).isEqualTo(401);
        assertThat(call("GET", "/accounts", "nonsense", null).statusCode()).isEqualTo(401);
        var tokens = browser().signedIn("ada", FIRST);
        assertThat(call("GET", "/accounts", tokens.id(), null).statusCode()).isEqualTo(401);
        var wire = identity.token("wire", "the wire's own secret", Map.of("grant_type", "client_credentials"));
        var script = text(JSONObjectUtils.parse(wire.body()), "access_token");
        assertThat(call("GET", "/accounts", script, null).statusCode()).isEqualTo(403);
        assertThat(call("GET", "/account", script, null).statusCode()).isEqualTo(403);
    }

    @Test
    void whatTheSettingsSayAnewHoldsAgain(@TempDir Path fresh) throws Exception {
        var next = "what the operator set later";
        try (var first = new RunningIdentity(fresh, SETTINGS)) {
            var browser = new StaffBrowser(first.address);
            browser.signedIn("ada", FIRST);
            browser.post("/password", Map.of("current", FIRST, "chosen", CHOSEN, "again", CHOSEN));
        }
        var settings = new HashMap<>(SETTINGS);
        settings.put("broadsheet.identity.users.ada.roles", "admin,moderator");
        try (var second = new RunningIdentity(fresh, settings)) {
            assertThat(StaffBrowser.location(new StaffBrowser(second.address).signIn("ada", FIRST)))
                    .endsWith("/login?failed");
            new StaffBrowser(second.address).signedIn("ada", CHOSEN);
        }
        settings.put("broadsheet.identity.users.ada.password", next);
        try (var third = new RunningIdentity(fresh, settings)) {
            var tokens = new StaffBrowser(third.address).signedIn("ada", next);
            assertThat(claim(tokens.access(), "scope")).contains("accounts");
        }
    }

    private static StaffBrowser browser() {
        return new StaffBrowser(identity.address);
    }

    private static Tokens firstSignIn(StaffBrowser browser, Map<String, Object> created) throws Exception {
        browser.signIn(text(created, "name"), text(created, "oneTimePassword"));
        browser.post("/password", chosen(CHOSEN, CHOSEN));
        return browser.granted(browser.authorize());
    }

    private static Map<String, String> chosen(String password, String again) {
        return Map.of("chosen", password, "again", again);
    }

    private static Map<String, Object> created(String name, String... roles) throws Exception {
        var body = Map.of("name", name, "displayName", "Nadia H.", "roles", List.of(roles));
        var answer = call("POST", "/accounts", admin, JSONObjectUtils.toJSONString(body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSONObjectUtils.parse(answer.body());
    }

    private static Map<String, Object> change(Map<String, Object> account, String body) throws Exception {
        var answer = call(identity, "PUT", "/accounts/" + account.get("id"), admin, body, tag(account));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSONObjectUtils.parse(answer.body());
    }

    private static Map<String, Object> account(RunningIdentity issuer, String token, String name) throws Exception {
        var found = call(issuer, "GET", "/accounts?name=" + name, token, null, null);
        var items = (List<?>) JSONObjectUtils.parse(found.body()).get("items");
        return JSONObjectUtils.parse(JSONObjectUtils.toJSONString((Map<String, ?>) items.getFirst()));
    }

    private static String tag(Map<String, Object> account) {
        // A chosen password makes a version too.
        return account.get("version").equals(1L) && account.containsKey("oneTimePassword")
                ? "*"
                : "\"" + account.get("version") + "\"";
    }

    private static String text(Map<String, Object> json, String field) {
        return String.valueOf(json.get(field));
    }

    private static String claim(String token, String name) throws Exception {
        return SignedJWT.parse(token).getJWTClaimsSet().getStringClaim(name);
    }

    private static HttpResponse<String> call(String method, String path, String token, String body) throws Exception {
        return call(identity, method, path, token, body, null);
    }

    private static HttpResponse<String> call(
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
