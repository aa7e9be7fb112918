package io.broadsheet.newsletter.subscription.api;

import static io.broadsheet.newsletter.subscription.Browser.HTML;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.newsletter.subscription.Browser;
import io.broadsheet.newsletter.subscription.PostedMails;
import io.broadsheet.newsletter.subscription.ReaderLinks;
import io.broadsheet.newsletter.subscription.ReaderTest;
import io.broadsheet.newsletter.subscription.Recipients;
import io.broadsheet.newsletter.subscription.Recipients.Standing;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ReaderTest
class ReaderPagesIT {
    private static final String SITE = "http://localhost:8080";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MULTIPART =
            "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n" + "One-Click\r\n--b--\r\n";

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

    private String address;

    @BeforeEach
    void someoneElse() {
        address = "reader-" + UUID.randomUUID() + "@example.org";
    }

    @Test
    void onlyTheButtonConfirms() {
        ask("\"topics\": [\"nato\"]");
        var link = mails.link(address, "confirmation");

        var page = browser.get(link, HTML);
        assertThat(standing()).isEqualTo(Standing.PENDING);
        assertPlainPage(page, 200);
        assertThat(page.body()).contains("<form method=\"post\"", "nato", address);

        assertPlainPage(confirmByForm(), 200);
        assertThat(standing()).isEqualTo(Standing.ACTIVE);
        assertPlainPage(confirmByForm(), 200);
        assertPlainPage(browser.get(link, HTML), 200);
    }

    @ParameterizedTest
    @CsvSource({"/,404", "/unsubscribe/,404", "/subscriptions,405", "/subscriptions/preferences/cut%20off,404"})
    void whereNothingIsReadersGetAPageAndProgramsAProblem(String path, int status) {
        assertPlainPage(browser.get(path, HTML), status);

        var problem = browser.get(path, "application/json");
        assertThat(problem.statusCode()).isEqualTo(status);
        assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void aProgramConfirmsWithJson() {
        ask("");

        var answer =
                browser.json("POST", "/subscriptions/confirmation", "{\"token\":\"" + token("confirmation") + "\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).get("state").asString()).isEqualTo("confirmed");
        assertThat(database.getCollection("subscriptions")
                        .find(new Document("email", address))
                        .first()
                        .get("served"))
                .isEqualTo(4L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/subscriptions/confirmation",
                "/subscriptions/confirmation?token=",
                "/subscriptions/confirmation?token=made-up",
                "/subscriptions/made-up",
                "/unsubscribe/made-up",
                "/subscriptions/made-up/data"
            })
    void aMadeUpLinkIsAPageToPeopleAndAProblemToPrograms(String path) {
        assertPlainPage(browser.get(path, HTML), 404);
        assertProblem(browser.get(path, "application/json"), 404);
    }

    @Test
    void aLinkIsGoodForItsPurposeOnly() {
        subscribed("");
        var unsubscribe = unsubscribeLink();
        var other = unsubscribe.substring(unsubscribe.lastIndexOf('/') + 1);

        assertProblem(browser.get("/subscriptions/" + other, "application/json"), 404);
        assertProblem(browser.delete("/subscriptions/" + other), 404);
        assertProblem(browser.delete("/subscriptions/" + other + "/data"), 404);
        assertProblem(browser.json("POST", "/subscriptions/confirmation", "{\"token\":\"" + other + "\"}"), 404);
        assertThat(standing()).isEqualTo(Standing.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded, List-Unsubscribe=One-Click",
        "multipart/form-data; boundary=b, MULTIPART",
        "multipart/form-data, broken",
        "text/plain, ''"
    })
    void oneClickUnsubscribesInEveryEncoding(String type, String body) {
        subscribed("");
        var link = unsubscribeLink();

        for (int times = 0; times < 2; times++) {
            var answer = browser.post(link, type, "*/*", body.equals("MULTIPART") ? MULTIPART : body);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "location");
            assertThat(standing()).isEqualTo(Standing.ENDED);
        }
    }

    @Test
    void lookingAtTheUnsubscribePageChangesNothing() {
        subscribed("");

        assertPlainPage(browser.get(unsubscribeLink(), HTML), 200);
        assertThat(standing()).isEqualTo(Standing.ACTIVE);
    }

    @Test
    void preferencesChangeByJson() {
        var link = subscribed("\"topics\": [\"nato\"]");
        assertThat(json(browser.get(link, "application/json"))
                        .get("topics")
                        .get(0)
                        .asString())
                .isEqualTo("nato");

        var changed = browser.json(
                "PUT",
                link,
                SubscribingIT.wish("\"email\": \"" + address + "\", \"cadence\": \"weekly\", \"weekday\": \"friday\""));

        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(json(browser.get(link, "*/*")).get("weekday").asString()).isEqualTo("friday");
        assertProblem(browser.json("PUT", link, "{\"cadence\":\"daily\"}"), 422);
        assertProblem(browser.json("PUT", link, SubscribingIT.wish("\"email\": \"other@example.org\"")), 422);
        assertProblem(browser.json("PUT", link, "{\"state\":\"pending\"}"), 400);
        assertThat(json(browser.get(link, "*/*")).get("cadence").asString()).isEqualTo("weekly");
    }

    /** A call that was repeated for want of an answer, and comes once more after the next change. */
    @Test
    void whatWasMadeFromOtherPreferencesChangesNothing() {
        var link = subscribed("");
        var seen = browser.get(link, "application/json")
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        assertThat(change(link, 9, seen).statusCode()).isEqualTo(200);
        var changed = change(link, 9, seen);
        assertThat(changed.statusCode()).as("the same again").isEqualTo(200);
        var next = changed.headers().firstValue("ETag").orElseThrow();
        assertThat(change(link, 10, next).statusCode()).isEqualTo(200);

        assertProblem(change(link, 9, seen), 412);
        assertThat(json(browser.get(link, "*/*")).get("hour").asInt()).isEqualTo(10);
        var any = change(link, 9, "*");
        assertThat(any.statusCode()).isEqualTo(200);
        var now = any.headers().firstValue("ETag").orElseThrow();
        assertProblem(change(link, 10, now.replace("\"", "")), 400);
        assertProblem(change(link, 10, "W/" + now), 412);
        assertThat(change(link, 10, "\"another\", " + now).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> change(String link, int hour, String ifMatch) {
        var wish = "{\"cadence\":\"daily\",\"topics\":[],\"timeZone\":\"Europe/Oslo\",\"hour\":" + hour + "}";
        return browser.send(browser.request(link)
                .header("Content-Type", "application/json")
                .header("If-Match", ifMatch)
                .PUT(BodyPublishers.ofString(wish)));
    }

    /** Two of a reader's pages, or one whose answer was lost: the older one says so in place of winning. */
    @Test
    void aPageThatAnotherOneHasOvertakenSaysSo() {
        var link = subscribed("");
        var seen = madeFrom(browser.get(link, HTML));
        assertThat(browser.form(link, chosen(9, seen)).statusCode()).isEqualTo(200);
        assertThat(browser.form(link, chosen(9, seen)).statusCode())
                .as("the same again")
                .isEqualTo(200);
        var next = browser.form(link, chosen(10, madeFrom(browser.get(link, HTML))));
        assertThat(next.statusCode()).isEqualTo(200);

        var late = browser.form(link, chosen(9, seen));

        assertPlainPage(late, 412);
        assertThat(json(browser.get(link, "*/*")).get("hour").asInt()).isEqualTo(10);
        assertThat(browser.form(link, chosen(9, madeFrom(late))).statusCode())
                .as("once more, from the page that said so")
                .isEqualTo(200);
        assertThat(json(browser.get(link, "*/*")).get("hour").asInt()).isEqualTo(9);
    }

    private static Map<String, String> chosen(int hour, String madeFrom) {
        return Map.of("cadence", "daily", "timeZone", "Europe/Oslo", "hour", "" + hour, "madeFrom", madeFrom);
    }

    private static String madeFrom(HttpResponse<String> page) {
        var field = Pattern.compile("name=\"madeFrom\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(field.find()).as(page.body()).isTrue();
        return field.group(1);
    }

    @Test
    void preferencesChangeByThePageAlone() {
        var link = subscribed("");
        assertPlainPage(browser.get(link, HTML), 200);

        var refused = browser.form(link, Map.of("cadence", "weekly", "timeZone", "Nowhere", "hour", "x"));
        assertPlainPage(refused, 422);
        assertThat(refused.body()).contains("id=\"weekday-error\"", "id=\"timeZone-error\"", "id=\"hour-error\"");

        var saved = browser.form(
                link,
                Map.of(
                        "cadence", "weekly",
                        "weekday", "sunday",
                        "timeZone", "Asia/Tokyo",
                        "hour", "6",
                        "topics", "nato\r\n\r\nsection:World\r\n",
                        "languages", "en, fr"));
        assertPlainPage(saved, 200);
        var now = json(browser.get(link, "application/json"));
        assertThat(now.get("timeZone").asString()).isEqualTo("Asia/Tokyo");
        assertThat(now.get("topics").size()).isEqualTo(2);
        assertThat(now.get("languages").size()).isEqualTo(2);

        assertPlainPage(browser.form(link + "/end", Map.of()), 200);
        assertThat(standing()).isEqualTo(Standing.ENDED);
        assertPlainPage(browser.get(link, HTML), 200);
        assertProblem(browser.json("PUT", link, SubscribingIT.wish("\"email\": \"" + address + "\"")), 409);
    }

    @Test
    void preferencesOfferWhatThereIsAndWarnOfWhatNothingIsAbout() {
        var link = subscribed("\"topics\": [\"nato\", \"harbor\"]");

        var page = browser.get(link, HTML).body();
        assertThat(page)
                .contains("value=\"nato\" checked", "value=\"harbor\" checked", "value=\"sea\">", "Section World")
                .contains("<bdi lang=\"de\">Deutsch</bdi>", "No article of the last weeks is about these topics:")
                .contains("<option value=\"Asia/Kathmandu\">");

        var wanted = "cadence=daily&timeZone=UTC&hour=7&languages=de&topics=sea&topics=";
        var saved = post(link, wanted + "nato%0D%0A");
        assertThat(saved)
                .contains("Ihre Auswahl ist gespeichert.")
                .doesNotContain("class=\"notice\" role=\"status\"><p>");
        assertThat(json(browser.get(link, "application/json")).get("topics").size())
                .isEqualTo(2);

        assertThat(post(link, wanted.replace("sea", "section:Nowhere")))
                .contains("Mit dieser Auswahl hätten Sie keinen Artikel der letzten Wochen bekommen.");
        assertThat(post(link, wanted.replace("UTC", "Nowhere")))
                .contains("Eine Zeitzone heißt wie bei der IANA", "value=\"Nowhere\"", "aria-invalid=\"true\"");
    }

    @Test
    void whoReadsArabicGetsMailsAndPagesInArabic() {
        ask("\"languages\": [\"ar\"]");
        var mail = mails.only(address, "confirmation");

        assertThat(mail.subject()).isEqualTo("أكّد اشتراكك في Broadsheet من فضلك");
        assertThat(mail.html())
                .contains("<html lang=\"ar\" dir=\"rtl\">", "prefers-color-scheme: dark", "<a href=\"" + SITE + "\"");
        assertThat(mail.text()).contains("أكّد اشتراكك:\nhttp://localhost:8083/subscriptions/confirmation?token=");
        assertThat(browser.get(mails.link(address, "confirmation"), HTML).body())
                .contains("<html lang=\"ar\" dir=\"rtl\">", "أؤكد اشتراكي");
    }

    /** What comes in another language than the mail is taken for somebody else's, and reported. */
    @Test
    void everyLinkOfAReaderLeadsToPagesInTheReadersLanguage() {
        var link = subscribed("\"languages\": [\"ar\"]");
        var unsubscribe = unsubscribeLink();
        var refusal = links.refusal(mails.only(address, "confirmation").subscriptionId(), 1)
                .getPath();
        browser.delete(link + "/data");
        var erasure = mails.link(address, "erasure");

        for (var path : List.of(unsubscribe, refusal, erasure)) {
            assertThat(browser.get(path, HTML).body()).as(path).contains("<html lang=\"ar\" dir=\"rtl\">");
        }
        for (var path : List.of(unsubscribe, link + "/erasure", erasure.replace("/data", "/erasure"))) {
            assertThat(browser.form(path, Map.of()).body()).as(path).contains("<html lang=\"ar\" dir=\"rtl\">");
        }
        assertThat(browser.get(unsubscribe, HTML).body())
                .as("of nobody any more")
                .contains("<html lang=\"en\" dir=\"ltr\">");

        address = "reader-" + UUID.randomUUID() + "@example.org";
        ask("\"languages\": [\"de\"]");
        var other = links.refusal(mails.only(address, "confirmation").subscriptionId(), 1)
                .getPath();
        assertThat(browser.form(other, Map.of()).body()).contains("<html lang=\"de\" dir=\"ltr\">");
    }

    @Test
    void noMarkupReachesAPage() {
        address = "o'hara&co-" + UUID.randomUUID() + "@example.org";
        var script = "<script>alert(1)</script>\\\"' onload=x";
        var link = subscribed("\"topics\": [\"" + script + "\", \"</textarea><img src=x>\"]");

        for (var page : List.of(
                browser.get(mails.link(address, "confirmation"), HTML),
                browser.get(link, HTML),
                browser.form(
                        link, Map.of("cadence", "\"><script>", "timeZone", "\"><script>", "topics", "<script>")))) {
            assertThat(page.body()).doesNotContain("<script", "<img", "\" onload", "' onload");
        }
    }

    @Test
    void erasureTakesTheMailedLink() {
        var link = subscribed("");
        var held = browser.get(link + "/data", "*/*");
        assertThat(held.headers().firstValue("content-disposition").orElseThrow())
                .contains("attachment");
        assertThat(json(held).get("subscription").get("email").asString()).isEqualTo(address);

        assertThat(browser.delete(link + "/data").statusCode()).isEqualTo(202);
        assertThat(standing()).isEqualTo(Standing.ACTIVE);
        var mailed = mails.link(address, "erasure");
        assertPlainPage(browser.get(mailed, HTML), 200);
        assertThat(standing()).isEqualTo(Standing.ACTIVE);

        var erased = browser.delete(mailed);
        assertThat(erased.statusCode()).isEqualTo(200);
        assertThat(json(erased).get("receipt").asString()).isNotBlank();
        assertThat(browser.delete(mailed).body()).isEqualTo(erased.body());
        assertThat(database.getCollection("subscriptions").countDocuments(new Document("email", address)))
                .isZero();
        assertPlainPage(browser.get(link, HTML), 410);
        assertProblem(browser.get(link, "application/json"), 410);
    }

    /** Also by the reply side, of which the subscription does not know. */
    @Test
    void theDownloadSaysWhyTheAddressIsNeverMailed() {
        var link = subscribed("");
        assertThat(json(browser.get(link + "/data", "*/*")).path("suppressed").isObject())
                .isFalse();
        assertThat(browser.get(link, HTML).body()).contains("Not in the file: when each mail to you was tried");
        var key = database.getCollection("subscriptions")
                .find(new Document("email", address))
                .first()
                .getString("emailKey");
        database.getCollection("suppressions")
                .insertOne(new Document("_id", key)
                        .append("reason", "bounced")
                        .append("at", Date.from(Instant.parse("2026-11-23T12:00:00Z"))));

        var held = json(browser.get(link + "/data", "*/*"));

        assertThat(held.get("suppressed").get("what").asString()).isEqualTo("bounced");
        assertThat(held.get("suppressed").get("at").asString()).isEqualTo("2026-11-23T12:00:00Z");
    }

    @Test
    void erasureGoesByPagesAlone() {
        var link = subscribed("");

        assertPlainPage(browser.form(link + "/erasure", Map.of()), 202);
        var mailed = mails.link(address, "erasure");
        assertPlainPage(browser.form(mailed.replace("/data", "/erasure"), Map.of()), 200);

        assertPlainPage(browser.get(link, HTML), 410);
    }

    /** Nothing is mailed to it, so no mailed link is waited for either. */
    @Test
    void erasureOfASuppressedReaderIsDoneAtOnce() {
        var link = subscribed("");
        recipients.suppress(mails.only(address, "confirmation").subscriptionId(), "complained");

        var erased = browser.delete(link + "/data");

        assertThat(erased.statusCode()).isEqualTo(200);
        assertThat(json(erased).get("receipt").asString()).isNotBlank();
        assertThat(browser.delete(link + "/data").body()).as("again").isEqualTo(erased.body());
        assertThat(database.getCollection("subscriptions").countDocuments(new Document("email", address)))
                .isZero();
        assertPlainPage(browser.get(link, HTML), 410);
    }

    /** The process died before it came to the subscription, or was of a build that never does. */
    @Test
    void erasureIsDoneAtOnceWhereOnlyTheListKnowsThatNothingIsMailed() {
        var link = subscribed("");
        var subscription = database.getCollection("subscriptions")
                .find(new Document("email", address))
                .first();
        database.getCollection("suppressions")
                .insertOne(new Document("_id", subscription.getString("emailKey")).append("reason", "bounced"));

        var erased = browser.delete(link + "/data");

        assertThat(erased.statusCode()).isEqualTo(200);
        assertThat(database.getCollection("subscriptions").countDocuments(new Document("email", address)))
                .isZero();
    }

    @Test
    void oneClickAfterAnErasureIsStillFine() {
        var link = subscribed("");
        var unsubscribe = unsubscribeLink();
        browser.delete(link + "/data");
        browser.delete(mails.link(address, "erasure"));

        assertThat(browser.form(unsubscribe, Map.of("List-Unsubscribe", "One-Click"))
                        .statusCode())
                .isEqualTo(200);
    }

    private void ask(String members) {
        var email = "\"email\": \"" + address + "\"";
        var answer = browser.json(
                "POST", "/subscriptions", SubscribingIT.wish(members.isEmpty() ? email : email + "," + members));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private String post(String link, String form) {
        return browser.post(link, "application/x-www-form-urlencoded", HTML, form)
                .body();
    }

    /** @return the path of its preferences */
    private String subscribed(String members) {
        ask(members);
        assertThat(confirmByForm().statusCode()).isEqualTo(200);
        ask("");
        return mails.link(address, "preferences");
    }

    private HttpResponse<String> confirmByForm() {
        return browser.form("/subscriptions/confirmation", Map.of("token", token("confirmation")));
    }

    private String token(String purpose) {
        var link = mails.link(address, purpose);
        return link.substring(link.indexOf("token=") + "token=".length());
    }

    private String unsubscribeLink() {
        return links.unsubscribe(mails.only(address, "confirmation").subscriptionId(), 1)
                .getPath();
    }

    private Standing standing() {
        var id = mails.only(address, "confirmation").subscriptionId();
        return recipients.lookup(List.of(id)).get(id).standing();
    }

    private static void assertPlainPage(HttpResponse<String> page, int status) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(status);
        assertThat(page.headers().firstValue("content-type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.headers().allValues("content-security-policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe");
        assertThat(page.headers().allValues("referrer-policy")).containsExactly("no-referrer");
        assertThat(page.headers().firstValue("x-robots-tag").orElseThrow()).contains("noindex");
        assertThat(page.headers().firstValue("cache-control").orElseThrow()).contains("no-store");
        assertThat(page.headers().map()).doesNotContainKey("set-cookie");
        assertThat(page.body())
                .contains(
                        "<html lang=\"en\" dir=\"ltr\">",
                        "<p class=\"nameplate\"><a href=\"" + SITE + "\">Broadsheet</a>")
                .contains("prefers-color-scheme: dark");
        assertThat(page.body().replace(SITE, "")).doesNotContain("<script", "http://", "https://");
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
