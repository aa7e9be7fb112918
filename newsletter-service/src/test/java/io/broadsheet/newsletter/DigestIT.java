package io.broadsheet.newsletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.broadsheet.chassis.testing.BroadsheetTest;
import io.broadsheet.chassis.testing.TestStaff;
import io.broadsheet.newsletter.Inbox.Arrived;
import io.broadsheet.newsletter.delivery.DigestQueue;
import io.broadsheet.newsletter.delivery.DigestQueue.DigestDelivery;
import io.broadsheet.newsletter.delivery.domain.Delivery;
import io.broadsheet.newsletter.delivery.domain.Ledger;
import io.broadsheet.newsletter.delivery.domain.Ledger.Entry;
import io.broadsheet.newsletter.delivery.domain.Ledger.Lane;
import io.broadsheet.newsletter.delivery.domain.Outcome;
import io.broadsheet.newsletter.delivery.domain.Reply;
import io.broadsheet.newsletter.edition.application.EditionId;
import io.broadsheet.newsletter.edition.application.StoryArrivals;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

@BroadsheetTest(
        classes = NewsletterServiceApplication.class,
        properties = {
            "spring.config.name=broadsheet-chassis,newsletter-service",
            "broadsheet.newsletter.sender.name=The “Daily” Tide",
            "broadsheet.newsletter.delivery.first-retry=200ms",
            "broadsheet.newsletter.delivery.longest-retry=1s",
            "broadsheet.newsletter.delivery.poll=50ms",
            "broadsheet.newsletter.digest.instant-delay=0s",
            "broadsheet.newsletter.digest.poll=100ms"
        })
class DigestIT {
    private static final Inbox INBOX = Inbox.open();
    private static final Pattern PREFERENCES = Pattern.compile("http://localhost:8083(/subscriptions/[\\w-]+)");

    /** Of two stories of one millisecond either may lead: each here is published one later than the one before. */
    private static Instant lastPublished = Instant.now().minusSeconds(60);

    @Autowired
    MongoDatabase database;

    @Autowired
    StoryArrivals stories;

    @Autowired
    DigestQueue queue;

    @Autowired
    Ledger ledger;

    @Autowired
    RestTestClient http;

    Readership readers;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", INBOX::port);
    }

    @AfterAll
    static void close() {
        INBOX.close();
    }

    @BeforeEach
    void freshReaders() {
        new Readership(database, 0).clear();
        var report = run("daily");
        readers = new Readership(database, ((Number) report.get("number")).longValue());
        INBOX.clear();
    }

    @Test
    void countsWhomAStoryWouldReachAndNamesNobody() {
        readers.reader("all@news.example");
        readers.reader("nato@news.example", "NATO");
        readers.reader("also-nato@news.example", "NATO");
        readers.reader("chess@news.example", "chess");
        readers.reader("desk@news.example", "section:World");
        readers.reader("smith@news.example", "author:Smith, Ann");

        assertThat(reach("topics=nato&language=en"))
                .contains("\"readers\":3,", "{\"cadence\":\"daily\",\"readers\":3,\"hours\":[{\"hour\":")
                .doesNotContain("@", "news.example");
        assertThat(reach("topics=nato&topics=chess&section=world")).contains("\"readers\":5,");
        assertThat(reach("section=Europe")).contains("\"readers\":1,");
        assertThat(reach("section=Europe&within=World")).contains("\"readers\":2,");
        assertThat(reach("author={name}", "Nobody at all")).contains("\"readers\":1,");
        assertThat(reach("author={name}", "Smith, Ann")).contains("\"readers\":2,");
        http.get()
                .uri("/newsroom/readership?topics=nato")
                .header("Authorization", TestStaff.bearerOf("mod", "comments:moderate"))
                .exchange()
                .expectStatus()
                .isForbidden();
        http.get()
                .uri("/newsroom/readership?language=not_a_tag")
                .header("Authorization", TestStaff.bearerOf("ed", "articles:write"))
                .exchange()
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void showsEditorsTheMailWithoutSendingIt() {
        preview(
                        "articles:write",
                        "{\"title\": \"Tides & <b>time</b>\", \"standfirst\": \"At noon.\", \"section\": \"World\"}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.subject")
                .isEqualTo("Tides & <b>time</b>")
                .jsonPath("$.html")
                .value(
                        String.class,
                        html -> assertThat(html)
                                .contains("Tides &amp; &lt;b&gt;time&lt;/b&gt;</a></h2>", "At noon.", "World")
                                .doesNotContain("\uFDD0", "\uFDD1"));
        preview("articles:publish", "{\"title\": \" \", \"cadence\": \"hourly\"}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors.length()")
                .isEqualTo(2);
        preview("comments:moderate", "{}").expectStatus().isForbidden();
    }

    private RestTestClient.ResponseSpec preview(String scope, String body) {
        return http.post()
                .uri("/newsroom/digests/preview")
                .header("Authorization", TestStaff.bearerOf("ed", scope))
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private String reach(String query, Object... values) {
        return http.get()
                .uri("/newsroom/readership?" + query, values)
                .header("Authorization", TestStaff.bearerOf("ed", "articles:write"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    @Test
    void bringsEachArticleOnceToThoseWhoWantIt() {
        var all = readers.reader("all@news.example");
        readers.reader("nato@news.example", "nato");
        readers.reader("chess@news.example", "chess");
        publish("“Tides” & time", "nato");
        publish("Second thoughts", "sea");

        var report = run("daily");

        assertThat(report.get("cohorts")).isEqualTo(3);
        assertThat(report.get("skipped")).isEqualTo(1);
        assertThat(report.get("deliveries")).isEqualTo(2);
        var digest = arrived("all@news.example");
        assertThat(digest.subject()).isEqualTo("Second thoughts – and 1 more");
        assertThat(digest.messageId())
                .startsWith(EditionId.of(all, ((Number) report.get("number")).longValue())
                        .toString());
        assertThat(INBOX.text(digest)).contains("“Tides” & time", "http://localhost:8080/articles/");
        assertThat(INBOX.html(digest)).contains("“Tides” &amp; time").doesNotContain("\uFDD0", "\uFDD1");
        assertThat(arrived("nato@news.example").subject()).isEqualTo("“Tides” & time");

        var preferences = PREFERENCES.matcher(INBOX.text(digest));
        assertThat(preferences.find()).isTrue();
        var page = http.get()
                .uri(preferences.group(1))
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(page).as("what there is to choose").contains("value=\"nato\"", "value=\"sea\"");

        assertThat(run("daily").get("deliveries")).isEqualTo(0);
        assertThat(INBOX.all()).hasSize(2);
        publish("Third time", "sea");
        run("daily");
        await().untilAsserted(() -> assertThat(INBOX.to("all@news.example")).hasSize(2));
        assertThat(INBOX.text(INBOX.to("all@news.example").getFirst())).doesNotContain("Tides");
    }

    @Test
    void bringsASectionWithThoseWithinIt() {
        readers.reader("world@news.example", "section:World");
        readers.reader("sport@news.example", "section:Sport");
        stories.published(story(UUID.randomUUID(), 1, "Gates", List.of("Europe", "World"), "sea"), true);
        var moved = UUID.randomUUID();
        stories.published(story(moved, 1, "Rails", List.of("Asia", "World"), "sea"), true);
        // As an older build writes a revision: of all sections it knows this one.
        database.getCollection("stories").updateOne(Filters.eq("_id", moved), Updates.set("section", "Sport"));

        assertThat(run("daily").get("deliveries")).isEqualTo(2);

        assertThat(INBOX.text(arrived("world@news.example"))).contains("Gates").doesNotContain("Rails");
        assertThat(INBOX.text(arrived("sport@news.example"))).contains("Rails");
    }

    @Test
    void carriesTheHeadersThatMailProgramsAskFor() {
        readers.reader("ann@news.example");
        publish("Tides and time", "sea");
        run("daily");

        var raw = INBOX.raw(arrived("ann@news.example")).replace("\r\n ", " ");

        assertThat(raw)
                .containsPattern("(?m)^List-Unsubscribe: <http://localhost:8083/unsubscribe/[\\w-]{54}>\\r?$")
                .containsPattern("(?m)^List-Unsubscribe-Post: List-Unsubscribe=One-Click\\r?$")
                .containsPattern("(?m)^List-Id: .*<digest\\.localhost\\.localdomain>\\r?$")
                .containsPattern("(?m)^Auto-Submitted: auto-generated\\r?$")
                .containsPattern("(?m)^Feedback-ID: \\d+:daily:digest:broadsheet\\r?$")
                .containsPattern("(?m)^To: ann@news\\.example\\r?$")
                .containsPattern("(?m)^Content-Type: multipart/alternative; boundary=");
        assertThat(raw.split("(?m)^List-Unsubscribe:", -1)).hasSize(2);
    }

    @Test
    void staysSilentOfWhatWasWithdrawnAndCorrectsWhatWasRevised() {
        var reader = readers.reader("ann@news.example");
        var withdrawn = publish("Gone", "sea");
        var revised = publish("Tpyo", "sea");
        stories.withdrawn(withdrawn, 2);
        stories.published(story(revised, 2, "Typo", "sea"), false);
        run("daily");

        assertThat(INBOX.text(arrived("ann@news.example"))).contains("Typo").doesNotContain("Gone", "Tpyo");
        stories.published(story(revised, 3, "Typo again", "sea"), false);
        assertThat(run("daily").get("deliveries")).isEqualTo(0);
        assertThat(readers.served(reader)).isPositive();
    }

    @Test
    void sendsWhatWasWithdrawnBeforeItsCutOnceItIsPublicAgain() {
        readers.reader("ann@news.example");
        var id = publish("Back again", "sea");
        stories.withdrawn(id, 2);
        assertThat(run("daily").get("deliveries")).isEqualTo(0);

        stories.published(story(id, 3, "Back again", "sea"), true);

        assertThat(run("daily").get("deliveries")).isEqualTo(1);
        arrived("ann@news.example");
    }

    @Test
    void neverSendsOldNewsNorWhatWasErased() {
        readers.reader("ann@news.example");
        var old = UUID.randomUUID();
        stories.published(
                new Story(
                        old,
                        1,
                        "Old",
                        null,
                        "Old...",
                        List.of(),
                        List.of(),
                        List.of("sea"),
                        "en",
                        "http://localhost:8080/articles/old",
                        Instant.now().minus(Duration.ofDays(8)),
                        false,
                        null),
                true);
        var erased = publish("Erased", "sea");
        stories.erased(erased, 2);
        stories.published(story(erased, 1, "Erased", "sea"), true);

        assertThat(run("daily").get("deliveries")).isEqualTo(0);
        assertThat(database.getCollection("stories")
                        .find(Filters.eq("_id", erased))
                        .first())
                .doesNotContainKey("title");
    }

    @Test
    void bringsInstantReadersTheirNewsByItself() {
        readers.reader("now@news.example", Cadence.INSTANT, List.of());

        publish("Just now", "sea");

        assertThat(arrived("now@news.example").subject()).isEqualTo("Just now");
    }

    @Test
    void triesAgainWhereAServerPutsOffAndSuppressesWhereThereIsNoMailbox() {
        var gone = readers.reader("reject-550-5.1.1+a@news.example");
        var blocked = readers.reader("reject-550-5.7.1+b@news.example");
        var content = readers.reader("content-554-5.6.0+c@news.example");
        readers.reader("greylist-2+d@news.example");
        var dropped = readers.reader("drop+e@news.example");
        readers.reader("ann@news.example");
        publish("Tides and time", "sea");
        var number = ((Number) run("daily").get("number")).longValue();

        assertThat(arrived("greylist-2+d@news.example").subject()).isEqualTo("Tides and time");
        assertThat(arrived("ann@news.example").subject()).isEqualTo("Tides and time");
        await().untilAsserted(() -> {
            assertThat(row(gone, number)).containsEntry("state", "failed").containsEntry("reason", "hard");
            assertThat(row(blocked, number)).containsEntry("state", "held").containsEntry("heldFor", "policy");
            assertThat(row(content, number)).containsEntry("state", "failed").containsEntry("reason", "refused");
        });
        assertThat(readers.state(gone)).isEqualTo("ended");
        assertThat(readers.state(blocked)).isEqualTo("confirmed");
        assertThat(INBOX.to("ann@news.example")).hasSize(1);
        assertThat(row(dropped, number)).doesNotContainKey("deferredSince").doesNotContainKey("finishedAt");
    }

    @Test
    void keepsMarkupAndHeadersOutOfWhatOthersWrote() {
        readers.reader("ann@news.example");
        var evil = "<script>alert(1)</script>\r\nBcc: all@news.example\r\n\r\n=?utf-8?Q?=0d=0aX-Evil:_1?= \uFDD0";
        publish(evil, "sea");
        run("daily");

        var mail = arrived("ann@news.example");

        assertThat(INBOX.raw(mail).split("\r?\n\r?\n", 2)[0]).doesNotContainPattern("(?mi)^(Bcc|X-Evil):");
        assertThat(mail.subject()).startsWith("<script>alert(1)</script> Bcc: all@news.example");
        assertThat(INBOX.html(mail)).doesNotContain("<script").contains("&lt;script&gt;");
    }

    @Test
    void givesEachDeliveryToOneOfManyClaims() throws Exception {
        var edition = UUID.randomUUID();
        var ids = Stream.generate(UUID::randomUUID).limit(300).toList();
        var number = 1_000_000 + System.nanoTime() % 1_000_000;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            queue.add(ids.stream()
                    .map(id -> new DigestDelivery(id, UUID.randomUUID(), edition, number, null))
                    .toList());
            var claims = new ArrayList<Future<List<Delivery>>>();
            for (var i = 0; i < 8; i++) {
                claims.add(
                        threads.submit(() -> ledger.claim(Lane.DIGESTS, UUID.randomUUID(), Duration.ofHours(1), 100)));
            }
            var claimed = new ArrayList<UUID>();
            for (var claim : claims) {
                claim.get().forEach(delivery -> claimed.add(delivery.id()));
            }
            assertThat(claimed).doesNotHaveDuplicates();
        }

        assertThat(queue.count(number)).isEqualTo(ids.size());
    }

    @Test
    void believesOutcomesOnlyUnderTheClaim() {
        var id = UUID.randomUUID();
        database.getCollection("deliveries")
                .insertOne(new Document("_id", id).append("state", "claimed").append("token", id));

        var stranger = new Entry(id, id, UUID.randomUUID(), new Outcome.Sent(new Reply(250, "")));
        var owner = new Entry(id, id, id, new Outcome.Sent(new Reply(250, "")));

        assertThat(ledger.record(List.of(stranger))).containsExactly(id);
        assertThat(ledger.record(List.of(owner))).isEmpty();
        assertThat(ledger.record(List.of(owner))).isEmpty();
    }

    @Test
    void tellsWhatIsWrongWithARun() {
        for (var body : List.of("{}", "{\"cadence\":\"hourly\"}")) {
            http.post()
                    .uri("/newsroom/editions/run")
                    .header("Authorization", TestStaff.bearer("newsletter:send"))
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo("cadence");
        }
        http.post()
                .uri("/newsroom/editions/run")
                .header("Authorization", TestStaff.bearer("articles:write"))
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"cadence\":\"daily\"}")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private Document row(UUID reader, long number) {
        return database.getCollection("deliveries")
                .find(Filters.eq("_id", EditionId.of(reader, number)))
                .first();
    }

    private Arrived arrived(String address) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> INBOX.to(address), mails -> !mails.isEmpty())
                .getFirst();
    }

    private UUID publish(String title, String tag) {
        var id = UUID.randomUUID();
        stories.published(story(id, 1, title, tag), true);
        return id;
    }

    private static Story story(UUID id, long version, String title, String tag) {
        return story(id, version, title, List.of("World"), tag);
    }

    private static Story story(UUID id, long version, String title, List<String> sections, String tag) {
        lastPublished = lastPublished.plusMillis(1);
        return new Story(
                id,
                version,
                title,
                "What the sea does to clocks",
                "Ten words of it...",
                List.of("Zoë Brandt"),
                sections,
                List.of(tag),
                "en",
                "http://localhost:8080/articles/" + id,
                lastPublished,
                false,
                null);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> run(String cadence) {
        return http.post()
                .uri("/newsroom/editions/run")
                .header("Authorization", TestStaff.bearer("newsletter:send"))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("cadence", cadence))
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }
}
