package io.broadsheet.identity;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What admins do with accounts. */
class AccountsIT extends OneIssuer {

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
}
