package io.broadsheet.identity;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.identity.StaffBrowser.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Signing in, and what ends it. */
class SessionsIT extends OneIssuer {

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

    /** Brought in by name, so that no other test has it. */
    static class FastClock {
        @Bean
        @Primary
        Clock ahead() {
            return Clock.offset(Clock.systemUTC(), Duration.ofHours(9));
        }
    }

    @Test
    void anInstanceWithAFastClockSignsNobodyOut() throws Exception {
        var here = browser();
        var tokens = here.signedIn("ada", FIRST);
        var settings = new HashMap<>(SETTINGS);
        settings.put("spring.main.sources", FastClock.class.getName());
        try (var ahead = new RunningIdentity(data, settings)) {
            var there = new StaffBrowser(ahead.address);
            var back = there.get(StaffBrowser.location(there.signIn("ada", FIRST)));
            assertThat(StaffBrowser.location(back)).contains("code=");
            assertThat(here.refreshed(tokens.refresh()).statusCode()).isEqualTo(200);
            assertThat(here.get(here.authorize()).headers().firstValue("Location"))
                    .hasValueSatisfying(next -> assertThat(next).contains("code="));
        }
        assertThat(identity.stored("sign_ins")
                        .countDocuments(gt("ends", Date.from(Instant.now().plus(Duration.ofHours(10))))))
                .as("and for nobody longer")
                .isZero();
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
}
