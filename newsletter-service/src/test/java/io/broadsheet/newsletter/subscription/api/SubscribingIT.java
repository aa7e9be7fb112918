package io.broadsheet.newsletter.subscription.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.testing.TestStaff;
import io.broadsheet.newsletter.subscription.Browser;
import io.broadsheet.newsletter.subscription.PostedMails;
import io.broadsheet.newsletter.subscription.ReaderTest;
import io.broadsheet.newsletter.subscription.Recipients;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    MongoDatabase database;

    @BeforeEach
    void empty() {
        database.getCollection("subscriptions").deleteMany(new Document());
        database.getCollection("suppressions").deleteMany(new Document());
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
