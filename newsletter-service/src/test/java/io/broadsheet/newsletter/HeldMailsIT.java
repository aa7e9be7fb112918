package io.broadsheet.newsletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.broadsheet.chassis.testing.BroadsheetTest;
import io.broadsheet.chassis.testing.TestStaff;
import io.broadsheet.newsletter.delivery.MailQueue;
import io.broadsheet.newsletter.delivery.TransactionalMail;
import io.broadsheet.newsletter.delivery.smtp.TrickyServer;
import io.broadsheet.newsletter.delivery.smtp.TrickyServer.Trick;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One provider refuses the sender; operations put it right. */
@BroadsheetTest(
        classes = NewsletterServiceApplication.class,
        properties = {
            "spring.config.name=broadsheet-chassis,newsletter-service",
            "broadsheet.newsletter.delivery.poll=50ms",
            "broadsheet.newsletter.delivery.first-pause=10m"
        })
class HeldMailsIT {
    private static final int READERS = 1_000;
    private static final TrickyServer SERVER = server();

    @Autowired
    MongoDatabase database;

    @Autowired
    MailQueue mails;

    @LocalManagementPort
    int management;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", SERVER::port);
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void waitForOperationsAndGoOutByOneCall() throws Exception {
        SERVER.plays(call -> call.verb().equals("RCPT") && call.recipient().endsWith("@big.example")
                ? Trick.answer("550 5.7.515 Access denied, sending domain does not meet the required level")
                : null);
        var readers = new Readership(database, 0);
        post(readers.readers(READERS, "big.example"));
        post(readers.readers(50, "other.example"));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(SERVER.taken()).as("other domains go on").hasSize(50);
            var kept = deliveries("GET");
            assertThat(kept.at("/held/authentication").asInt()
                            + kept.at("/waiting/authentication").asInt())
                    .isEqualTo(READERS);
        });
        assertThat(refused()).as("a handful meets the refusal").isLessThanOrEqualTo(15);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(health()).contains("POST /actuator/deliveries"));
        assertThat(database.getCollection("subscriptions").countDocuments(Filters.eq("state", "confirmed")))
                .as("nobody is suppressed")
                .isEqualTo(READERS + 50);

        SERVER.plays(call -> null);
        assertThat(deliveries("POST").get("deliveries").asInt()).isEqualTo(READERS);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(SERVER.taken()).hasSize(READERS + 50));
        assertThat(SERVER.taken().stream().map(TrickyServer.Taken::recipient).distinct())
                .hasSize(READERS + 50);
    }

    @Test
    void areNobodysBusinessWithoutTheScope() throws Exception {
        assertThat(call("deliveries", "GET", "newsletter:send").statusCode()).isEqualTo(403);
    }

    private void post(Collection<UUID> readers) {
        readers.forEach(reader ->
                mails.add(new TransactionalMail(UUID.randomUUID(), reader, "confirmation", "s", "t", "<p>t</p>")));
    }

    private static long refused() {
        return SERVER.calls().stream()
                .filter(call -> call.verb().equals("RCPT") && call.recipient().endsWith("@big.example"))
                .count();
    }

    private String health() throws Exception {
        return call("health", "GET", "operations").body();
    }

    private JsonNode deliveries(String method) throws Exception {
        return JsonMapper.shared()
                .readTree(call("deliveries", method, "operations").body());
    }

    private java.net.http.HttpResponse<String> call(String endpoint, String method, String scope) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/actuator/" + endpoint))
                .method(method, BodyPublishers.noBody())
                .header("Authorization", TestStaff.bearer(scope))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static TrickyServer server() {
        try {
            return new TrickyServer(null);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
