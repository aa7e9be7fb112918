package io.broadsheet.comment.api;

import static io.broadsheet.comment.Visitors.article;
import static io.broadsheet.comment.Visitors.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.Visitors.Posted;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.HoldPolicies;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Readers with IPv6: one customer may have 65,536 networks. */
@CommentServiceTest
class CustomersIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private Articles articles;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private HoldPolicies policies;

    private Visitors visitors;
    private UUID article;

    @BeforeEach
    void anArticleOfASiteThatPublishesAtOnce() {
        visitors = new Visitors(client);
        article = UUID.randomUUID();
        articles.put(article, 1, article("tides", "Tides", true));
        visitors.moderate(HttpMethod.PUT, "/policy", Map.of("mode", "none"))
                .expectStatus()
                .isOk();
    }

    @AfterEach
    void thePolicyOfASiteThatNeverChose() {
        database.getCollection("policy").deleteMany(new Document());
        database.getCollection("policy_versions").deleteMany(new Document());
        database.getCollection("moderation_measures").deleteMany(new Document());
        await("as of another instance").until(() -> policies.lately().version() == 0);
    }

    private static String from(String address) {
        return "for=\"[" + address + "]\"";
    }

    private RestTestClient.ResponseSpec post(String text, String address) {
        return visitors.post(article, words("Ana " + text, text), "Forwarded", from(address));
    }

    private Posted posted(String text, String address) {
        return Visitors.posted(post(text, address));
    }

    private RestTestClient.ResponseSpec report(UUID id, String address) {
        return visitors.send(
                HttpMethod.POST, "/comments/" + id + "/reports", Map.of("reason", "spam"), "Forwarded", from(address));
    }

    private RestTestClient.BodyContentSpec vote(UUID id, String address) {
        return visitors.send(
                        HttpMethod.PUT, "/comments/" + id + "/vote", Map.of("value", 1), "Forwarded", from(address))
                .expectStatus()
                .isOk()
                .expectBody();
    }

    @Test
    void theReportsOfACustomerAreOneVoice() {
        var id = posted("Reported", "2001:db8:100::1").id();

        for (int network = 1; network <= 9; network++) {
            report(id, "2001:db8:101:" + network + "::1").expectStatus().isAccepted();
        }
        report(id, "2001:db8:102::1").expectStatus().isAccepted();
        visitors.get("/comments/" + id).expectStatus().isOk();

        report(id, "2001:db8:103::1").expectStatus().isAccepted();
        visitors.get("/comments/" + id).expectStatus().isNotFound();
        report(id, "2001:db8:101:77::1").expectStatus().isAccepted();
        report(id, "2001:db8:104::1").expectStatus().isNotFound();
    }

    @Test
    void aCustomerIsAFewVoters() {
        var id = posted("Voted", "2001:db8:110::1").id();

        for (int network = 1; network <= 100; network++) {
            vote(id, "2001:db8:111:" + network + "::1");
        }

        vote(id, "2001:db8:112::1").jsonPath("$.up").isEqualTo(6);
        vote(id, "2001:db8:112::2").jsonPath("$.up").isEqualTo(6);
    }

    /** As NAT64, 6to4 and a socket of both kinds write it. */
    @Test
    void anIpv4AddressWithinOneOfIpv6IsThatAddress() {
        var id = posted("Translated", "2001:db8:120::1").id();

        for (String address :
                new String[] {"64:ff9b::c000:201", "::ffff:192.0.2.1", "2002:c000:201::1", "2002:c000:201:7::1"}) {
            vote(id, address).jsonPath("$.up").isEqualTo(1);
        }
        vote(id, "64:ff9b::c000:202").jsonPath("$.up").isEqualTo(2);
    }

    @Test
    void aMutedNetworkHasItsNeighboursHeldAndNotRefused() {
        var own = posted("Muted", "2001:db8:130:1::1");
        visitors.moderate(
                        HttpMethod.POST,
                        "/measures",
                        Map.of(
                                "kind",
                                "network",
                                "comment",
                                own.id(),
                                "until",
                                Instant.now().plus(Duration.ofDays(1)).toString(),
                                "reason",
                                "floods"))
                .expectStatus()
                .isCreated();

        assertThat(posted("Same network", "2001:db8:130:1::2").state()).isEqualTo("rejected");
        var near = posted("Near", "2001:db8:130:2::1");
        assertThat(near.state()).isEqualTo("held");
        visitors.moderate(HttpMethod.GET, "/comments/" + near.id(), null)
                .expectBody()
                .jsonPath("$.heldFor[0].rule")
                .isEqualTo("muted-nearby");
        assertThat(posted("Elsewhere", "2001:db8:131:1::1").state()).isEqualTo("visible");
        visitors.get("/comments/" + near.id() + "/statement", "X-Edit-Token", near.editToken())
                .expectStatus()
                .isOk();
    }

    @Test
    void aCustomerPostsNoMoreThanAFewNetworks() {
        for (int network = 1; network <= 50; network++) {
            post("Words of " + network, "2001:db8:140:" + network + "::1")
                    .expectStatus()
                    .isCreated();
        }

        post("One more", "2001:db8:140:51::1").expectStatus().isEqualTo(429);
        post("Of another", "2001:db8:141:51::1").expectStatus().isCreated();
    }

    @Test
    void theLimitOfANetworkIsWiderForACustomer() {
        visitors.moderate(HttpMethod.PUT, "/policy", Map.of("limits", Map.of("perNetwork", 2)))
                .expectStatus()
                .isOk();

        for (int network = 1; network <= 10; network++) {
            post("Said by " + network, "2001:db8:150:" + network + "::1")
                    .expectStatus()
                    .isCreated();
        }
        post("One more", "2001:db8:150:11::1").expectStatus().isEqualTo(429);
        post("Of another", "2001:db8:151:11::1").expectStatus().isCreated();
    }
}
