package io.broadsheet.newsletter.subscription.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.broadsheet.chassis.testing.TestStaff;
import io.broadsheet.newsletter.subscription.Browser;
import io.broadsheet.newsletter.subscription.PostedMails;
import io.broadsheet.newsletter.subscription.ReaderLinks;
import io.broadsheet.newsletter.subscription.ReaderTest;
import io.broadsheet.newsletter.subscription.Recipients;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ReaderTest
class SubscribingIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ADDRESS = "reader@example.org";

    @Autowired
    Browser browser;

    @Autowired
    PostedMails mails;

    @Autowired
    Recipients recipients;

    @Autowired
    ReaderLinks links;

    @Autowired
    MongoDatabase database;

    @BeforeEach
    void empty() {
        database.getCollection("subscriptions").deleteMany(new Document());
        database.getCollection("suppressions").deleteMany(new Document());
        database.getCollection("allowances").deleteMany(new Document());
    }

    static Stream<Arguments> badInput() {
        return Stream.of(
                Arguments.of("", 400, "body"),
                Arguments.of("[]", 400, ""),
                Arguments.of("{", 400, ""),
                Arguments.of(wish("\"admin\": true"), 400, "admin"),
                Arguments.of(wish("\"email\": 1"), 400, "email"),
                Arguments.of(wish("\"topics\": \"nato\""), 400, "topics"),
                Arguments.of(wish("\"topics\": [1]"), 400, "topics[0]"),
                Arguments.of(wish("\"hour\": \"7\""), 400, "hour"),
                Arguments.of(wish("\"hour\": 7.5"), 400, "hour"),
                Arguments.of(wish("\"email\": null"), 422, "email"),
                Arguments.of(wish("\"email\": \"\""), 422, "email"),
                Arguments.of(wish("\"email\": \"nobody\""), 422, "email"),
                Arguments.of(wish("\"email\": \"" + "a".repeat(300) + "@example.org\""), 422, "email"),
                Arguments.of(wish("\"email\": \"a@example.org\\r\\nBcc: b@example.org\""), 422, "email"),
                Arguments.of(wish("\"cadence\": \"hourly\""), 422, "cadence"),
                Arguments.of(wish("\"cadence\": null"), 422, "cadence"),
                Arguments.of(wish("\"cadence\": \"weekly\""), 422, "weekday"),
                Arguments.of(wish("\"cadence\": \"weekly\", \"weekday\": \"someday\""), 422, "weekday"),
                Arguments.of(wish("\"timeZone\": \"Europe/Atlantis\""), 422, "timeZone"),
                Arguments.of(wish("\"timeZone\": null"), 422, "timeZone"),
                Arguments.of(wish("\"hour\": 24"), 422, "hour"),
                Arguments.of(wish("\"hour\": -1"), 422, "hour"),
                Arguments.of(wish("\"hour\": null"), 422, "hour"),
                Arguments.of(wish("\"topics\": [\"nato\", null]"), 422, "topics[1]"),
                Arguments.of(wish("\"topics\": [\"section:\"]"), 422, "topics[0]"),
                Arguments.of(wish("\"topics\": [" + "\"a\",".repeat(200) + "\"a\"]"), 422, "topics"),
                Arguments.of(wish("\"languages\": [\"en_GB\"]"), 422, "languages[0]"));
    }

    @ParameterizedTest
    @MethodSource("badInput")
    void tellsWhatIsWrongAndStoresNothing(String body, int status, String field) {
        var answer = browser.json("POST", "/subscriptions", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("application/problem+json");
        if (status == 422) {
            assertThat(JSON.readTree(answer.body()).get("errors"))
                    .extracting(error -> error.get("field").asString())
                    .containsExactly(field);
        } else {
            assertThat(answer.body()).contains(field);
        }
        assertThat(answer.body()).doesNotContain("nobody", "Bcc");
        assertThat(database.getCollection("subscriptions").countDocuments(new Document()))
                .isZero();
    }

    @Test
    void answersTheSameWhateverIsThere() {
        var unknown = ask(ADDRESS);
        var pending = ask("READER@example.org");
        confirm(ADDRESS);
        var confirmed = ask(ADDRESS);
        assertThat(browser.delete(mails.link(ADDRESS, "preferences")).statusCode())
                .isEqualTo(204);
        var ended = ask(ADDRESS);
        recipients.suppress(mails.only(ADDRESS, "preferences").subscriptionId(), "complained");
        var suppressed = ask(ADDRESS);

        assertThat(Stream.of(unknown, pending, confirmed, ended, suppressed)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.body()).isEqualTo(unknown.body());
            assertThat(answer.headers().map().keySet())
                    .isEqualTo(unknown.headers().map().keySet());
        });
        assertThat(mails.to(ADDRESS))
                .extracting(mail -> mail.purpose())
                .as("one of the first subscription, one of the second, none for the suppressed")
                .containsExactlyInAnyOrder("confirmation", "confirmation", "preferences");
    }

    @Test
    void manyRequestsForOneAddressAtOnceAreOneSubscriptionAndOneMail() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 10; i++) {
                asked.add(threads.submit(() -> ask("racing@example.org").statusCode()));
            }
            for (var answer : asked) {
                assertThat(answer.get()).isEqualTo(202);
            }
        }

        assertThat(database.getCollection("subscriptions").countDocuments(new Document()))
                .isEqualTo(1);
        assertThat(mails.to("racing@example.org")).hasSize(1);
    }

    @Test
    void aMailCarriesNothingThatWhoAskedHasWritten() {
        browser.json(
                "POST",
                "/subscriptions",
                wish("\"email\": \"victim@example.org\", \"topics\": [\"Buy now at evil.example\"]"));

        var mail = mails.only("victim@example.org", "confirmation");
        assertThat(mail.text() + mail.html() + mail.subject()).doesNotContain("evil", "victim");
    }

    @Test
    void staffSeeSubscriptionsAndOthersDoNot() {
        ask("one@example.org");
        ask("two@example.org");

        assertThat(browser.get("/newsroom/subscriptions", "application/json").statusCode())
                .isEqualTo(401);
        assertThat(staff("comments:moderate", "/newsroom/subscriptions").statusCode())
                .isEqualTo(403);
        var first =
                json(staff("newsletter:send", "/newsroom/subscriptions?limit=1").body());
        var second = json(staff(
                        "newsletter:send",
                        "/newsroom/subscriptions?limit=1&after="
                                + first.get("next").asString())
                .body());
        assertThat(Stream.of(first, second)
                        .map(page -> page.get("items")
                                .get(0)
                                .get("subscription")
                                .get("email")
                                .asString()))
                .containsExactly("one@example.org", "two@example.org");
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void staffAskForSomeOfThem() {
        ask("pending@example.org");
        confirmed("confirmed@example.org", "\"topics\": [\"NATO\", \"section: World\"], \"languages\": [\"en\"]");
        confirmed("another@example.org", "\"topics\": [\"chess\"], \"languages\": [\"de\", \"en-GB\"]");

        assertThat(emails("state=pending")).containsExactly("pending@example.org");
        assertThat(emails("state=confirmed&limit=1")).containsExactly("confirmed@example.org");
        assertThat(emails("state=ended")).isEmpty();
        assertThat(emails("topic=nato")).containsExactly("confirmed@example.org");
        assertThat(emails("topic=section:world")).containsExactly("confirmed@example.org");
        assertThat(emails("state=pending&topic=nato")).isEmpty();
        assertThat(emails("language=EN-gb")).containsExactly("another@example.org");
        for (var wrong : List.of("state=nonsense", "state=", "language=not_a_tag", "topic=")) {
            assertThat(staff("newsletter:send", "/newsroom/subscriptions?" + wrong)
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void sixtyTagsOfOneMailboxGetAFewMailsAndOthersTheirs() {
        for (int i = 1; i <= 60; i++) {
            assertThat(ask("victim+" + i + "@example.org").statusCode()).isEqualTo(202);
        }

        var victims = IntStream.rangeClosed(1, 60)
                .mapToLong(i -> mails.to("victim+" + i + "@example.org").size())
                .sum();
        assertThat(victims).isEqualTo(6);
        ask("honest@example.org");
        assertThat(mails.to("honest@example.org")).hasSize(1);
    }

    @Test
    void aNetworkAsksOnlySoOftenAndOthersStillCan() {
        // Counted by the hour, which may turn meanwhile.
        int accepted = 0;
        while (accepted <= 400
                && askFrom("203.0.113.7", "r" + accepted + "@example.org").statusCode() == 202) {
            accepted++;
        }

        assertThat(accepted).isBetween(200, 400);
        assertThat(askFrom("203.0.113.7", "late@example.org").headers().firstValue("Retry-After"))
                .isPresent();
        assertThat(askFrom("198.51.100.9", "honest@example.org").statusCode()).isEqualTo(202);
        assertThat(mails.to("honest@example.org")).hasSize(1);
    }

    @Test
    void whenAllTogetherAskTooOftenOnlyThoseWhoHardlyAskedAreServed() {
        for (int i = 0; i < 3; i++) {
            askFrom("203.0.113.8", "early" + i + "@example.org");
        }
        var hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        database.getCollection("allowances").updateOne(Filters.eq("_id", "all/" + hour), Updates.set("taken", 5_000L));

        assertThat(askFrom("203.0.113.8", "more@example.org").statusCode()).isEqualTo(429);
        assertThat(askFrom("198.51.100.10", "honest@example.org").statusCode()).isEqualTo(202);
        assertThat(askFrom("127.0.0.1", "here@example.org").statusCode())
                .as("this machine is no way around what all may ask")
                .isEqualTo(429);
        database.getCollection("allowances").updateOne(Filters.eq("_id", "all/" + hour), Updates.set("taken", 25_000L));
        assertThat(askFrom("198.51.100.11", "nobody@example.org").statusCode()).isEqualTo(429);
        database.getCollection("allowances").deleteMany(new Document());
    }

    @Test
    void whoNeverWantsMailAgainIsForgottenAndTheSameLinkIsTheWayBack() {
        ask(ADDRESS);
        var text = mails.only(ADDRESS, "confirmation").text();
        var link = text.substring(text.indexOf("/subscriptions/", text.indexOf("Never write to me again")))
                .strip();
        assertThat(browser.get(link, "text/html").body()).contains("Never write to me again</button>");
        assertThat(database.getCollection("suppressions").countDocuments())
                .as("a GET changes nothing")
                .isZero();

        assertThat(browser.form(link, Map.of()).statusCode()).isEqualTo(200);
        assertThat(browser.form(link, Map.of()).statusCode()).as("again").isEqualTo(200);

        var kept = database.getCollection("subscriptions").find().first().toJson()
                + database.getCollection("suppressions").find().first().toJson();
        assertThat(kept).doesNotContain("reader", "example.org");
        assertThat(ask(ADDRESS).statusCode()).isEqualTo(202);
        assertThat(mails.to(ADDRESS)).isEmpty();

        assertThat(browser.get(link, "text/html").body()).contains("Allow mail again");
        assertThat(browser.form(link + "/end", Map.of()).statusCode()).isEqualTo(200);
        ask(ADDRESS);
        assertThat(mails.to(ADDRESS)).hasSize(1);
        assertThat(browser.form("/subscriptions/nonsense/refusal", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aReaderComesBackAfterAWrongBounceAndStaffDecideAfterAComplaint() {
        ask(ADDRESS);
        confirm(ADDRESS);
        var id = mails.only(ADDRESS, "confirmation").subscriptionId();
        recipients.suppress(id, "bounced");
        assertThat(recipients.restoredAt(id)).isEmpty();

        ask(ADDRESS);
        assertThat(recipients.lookup(List.of(id)).get(id).standing()).isEqualTo(Recipients.Standing.PENDING);
        confirmLatest(ADDRESS);
        assertThat(recipients.lookup(List.of(id)).get(id).standing()).isEqualTo(Recipients.Standing.ACTIVE);

        var byReader = recipients.restoredAt(id).orElseThrow();

        recipients.suppress(id, "complained");
        ask(ADDRESS);
        assertThat(recipients.lookup(List.of(id)).get(id).standing()).isEqualTo(Recipients.Standing.SUPPRESSED);
        assertThat(recipients.restoredAt(id)).contains(byReader);
        assertThat(restore("comments:moderate", id, "a slip").statusCode()).isEqualTo(403);
        assertThat(restore("newsletter:send", id, " ").statusCode()).isEqualTo(422);
        assertThat(restore("newsletter:send", UUID.randomUUID(), "a slip").statusCode())
                .isEqualTo(404);
        var restored = restore("newsletter:send", id, "pressed the wrong button");
        assertThat(restored.statusCode()).as(restored.body()).isEqualTo(200);
        assertThat(recipients.lookup(List.of(id)).get(id).standing()).isEqualTo(Recipients.Standing.ACTIVE);
        assertThat(recipients.restoredAt(id))
                .hasValueSatisfying(at -> assertThat(at).isAfter(byReader));
        assertThat(json(restored.body()).get("history"))
                .extracting(change -> change.get("what").asString())
                .containsExactly("bounced", "restored-by-reader", "complained", "restored-by-staff");
        assertThat(restore("newsletter:send", id, "again").statusCode()).isEqualTo(200);
    }

    @Test
    void staffTakeTheSuppressionOfWhoLeftBackButNotTheLeaving() {
        ask(ADDRESS);
        confirm(ADDRESS);
        var id = mails.only(ADDRESS, "confirmation").subscriptionId();
        recipients.suppress(id, "complained");
        assertThat(browser.form(links.unsubscribe(id, 1).getPath(), Map.of("List-Unsubscribe", "One-Click"))
                        .statusCode())
                .isEqualTo(200);

        var restored = restore("newsletter:send", id, "pressed the wrong button");

        assertThat(json(restored.body()).get("endReason").asString()).isEqualTo("unsubscribed");
        assertThat(recipients.lookup(List.of(id)).get(id).standing()).isEqualTo(Recipients.Standing.ENDED);
        assertThat(restore("newsletter:send", id, "again").statusCode()).isEqualTo(409);
    }

    private void confirmed(String email, String wishes) {
        browser.json("POST", "/subscriptions", wish("\"email\": \"" + email + "\", " + wishes));
        confirm(email);
    }

    private List<String> emails(String query) {
        return json(staff("newsletter:send", "/newsroom/subscriptions?" + query).body())
                .get("items")
                .valueStream()
                .map(each -> each.get("subscription").get("email").asString())
                .toList();
    }

    private HttpResponse<String> restore(String scope, UUID id, String reason) {
        return browser.send(browser.request("/newsroom/subscriptions/" + id + "/restoration")
                .header("Authorization", TestStaff.bearer(scope))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JSON.createObjectNode().put("reason", reason).toString())));
    }

    private void confirmLatest(String address) {
        var links = mails.to(address).stream()
                .filter(mail -> mail.purpose().equals("confirmation"))
                .map(mail -> mail.text().replaceAll("(?s).*token=(\\S+).*", "$1"))
                .distinct();
        assertThat(links.mapToInt(token -> browser.form("/subscriptions/confirmation", Map.of("token", token))
                                .statusCode())
                        .filter(status -> status == 200)
                        .count())
                .isEqualTo(1);
    }

    private HttpResponse<String> askFrom(String network, String address) {
        return browser.send(browser.request("/subscriptions")
                .header("Forwarded", "for=" + network)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(wish("\"email\": \"" + address + "\""))));
    }

    private HttpResponse<String> ask(String address) {
        return browser.json("POST", "/subscriptions", wish("\"email\": \"" + address + "\""));
    }

    private void confirm(String address) {
        var link = mails.link(address, "confirmation");
        var token = link.substring(link.indexOf("token=") + "token=".length());
        assertThat(browser.form("/subscriptions/confirmation", Map.of("token", token))
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> staff(String scope, String path) {
        return browser.send(browser.request(path)
                .header("Authorization", TestStaff.bearer(scope))
                .GET());
    }

    private static JsonNode json(String body) {
        return JSON.readTree(body);
    }

    /** A good request, with members replaced or added. */
    static String wish(String members) {
        var wish = JSON.createObjectNode()
                .put("email", "someone@example.org")
                .put("cadence", "daily")
                .put("timeZone", "Europe/Oslo")
                .put("hour", 7);
        wish.putArray("topics");
        JSON.readTree("{" + members + "}").properties().forEach(member -> wish.set(member.getKey(), member.getValue()));
        return wish.toString();
    }
}
