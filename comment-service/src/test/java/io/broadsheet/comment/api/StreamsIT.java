package io.broadsheet.comment.api;

import static io.broadsheet.comment.Visitors.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.broadsheet.cache.Freshness;
import io.broadsheet.cache.TopicTail;
import io.broadsheet.chassis.testing.TestEvents;
import io.broadsheet.chassis.web.stream.EventStreams;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.contract.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Readers follow the comments of an article. */
@CommentServiceTest
class StreamsIT {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    private RestTestClient client;

    @Autowired
    private Articles articles;

    @Autowired
    private EventStreams streams;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private TopicTail tail;

    @Autowired
    private Freshness freshness;

    @Autowired
    private MongoDatabase database;

    @LocalServerPort
    private int port;

    private Visitors visitors;
    private UUID article;

    @BeforeEach
    void anArticle() {
        TestEvents.ensure(Topics.ARTICLES);
        // It tells everybody to begin anew when it begins.
        await().atMost(SOON).until(freshness::isHearing);
        visitors = new Visitors(client);
        article = UUID.randomUUID();
        articles.put(article, 1, article("tides", "Tides", true));
    }

    /** Somebody who listens. */
    private record Follower(Stream<String> lines, List<String> heard) implements AutoCloseable {
        static Follower of(HttpResponse<Stream<String>> answer) {
            assertThat(answer.statusCode()).isEqualTo(200);
            var heard = new CopyOnWriteArrayList<String>();
            Thread.ofVirtual().start(() -> {
                try {
                    answer.body().forEach(heard::add);
                } catch (RuntimeException closed) {
                    heard.add("closed");
                }
            });
            return new Follower(answer.body(), heard);
        }

        /** Names of events with the ids of their comments. */
        List<String> events() {
            return Stream.iterate(0, i -> i + 1)
                    .limit(heard.size())
                    .filter(i -> heard.get(i).startsWith("event: ") && i + 1 < heard.size())
                    .map(i -> heard.get(i).substring(7) + " "
                            + heard.get(i + 1).replaceAll("^data: \\{(\"id\":\"([^\"]*)\")?.*", "$2"))
                    .toList();
        }

        String lastId() {
            return heard.stream()
                    .filter(line -> line.startsWith("id: "))
                    .toList()
                    .getLast()
                    .substring(4);
        }

        void hasBegun() {
            await().atMost(SOON).until(() -> heard.stream().anyMatch(line -> line.startsWith("retry: ")));
        }

        @Override
        public void close() {
            lines.close();
        }
    }

    private Follower follow(UUID of, String... headers) throws Exception {
        return Follower.of(CLIENT.send(request(of, headers), BodyHandlers.ofLines()));
    }

    private HttpRequest request(UUID of, String... headers) {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/articles/" + of + "/comments/stream"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Accept", "text/event-stream");
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    @Test
    void whatReadersSeeAndSeeNoMoreIsToldAsItHappens() throws Exception {
        try (var follower = follow(article)) {
            follower.hasBegun();
            var held = visitors.posted(article, "Ana", "Quite.");
            visitors.decide(held.id(), "approve").expectStatus().isOk();
            var next = visitors.posted(article, "Ana", "Again\nand \"again\"");
            visitors.edit(next, "Once more").expectStatus().isOk();
            visitors.remove(next).expectStatus().isNoContent();

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(follower.events()).last().isEqualTo("removed " + next.id()));
            assertThat(follower.events()).first().isEqualTo("new " + held.id());
            assertThat(follower.heard()).anyMatch(line -> line.startsWith("data: ") && line.contains("\"Quite.\""));
        }
        await().atMost(SOON).until(() -> !streams.isFollowed(article));
    }

    @Test
    void whoComesBackIsToldWhatWasMissed() throws Exception {
        String last;
        try (var follower = follow(article)) {
            follower.hasBegun();
            last = follower.lastId();
        }
        UUID seen;
        Visitors.Posted reworded;
        Visitors.Posted gone;
        // What this instance hears after somebody came back, it tells them once more.
        try (var present = follow(article)) {
            present.hasBegun();
            seen = visitors.visible(article, "Ana", "While you were away", null);
            reworded = visitors.posted(article, "Ana", "Written in hast");
            visitors.edit(reworded, "Written in haste").expectStatus().isOk();
            gone = visitors.posted(article, "Ana", "For a moment");
            visitors.remove(gone).expectStatus().isNoContent();
            var heard = "removed " + gone.id();
            await().atMost(SOON).until(() -> present.events().contains(heard));
        }
        visitors.posted(article, "New " + UUID.randomUUID(), "Waits");

        try (var back = follow(article, "Last-Event-ID", last)) {
            back.hasBegun();
            assertThat(back.events())
                    .containsExactlyInAnyOrder("new " + seen, "new " + reworded.id(), "removed " + gone.id());
        }
        try (var late = follow(article, "Last-Event-ID", "1000")) {
            late.hasBegun();
            assertThat(late.events()).containsExactly("reset ");
        }
        try (var confused = follow(article, "Last-Event-ID", "somewhere")) {
            confused.hasBegun();
            assertThat(confused.events()).isEmpty();
        }
    }

    @Test
    void whatAnEditLetsReadersSeeIsNewAndWhatWaitsIsToldToNobody() throws Exception {
        visitors.visible(article, "Ana", "First", null);
        try (var follower = follow(article)) {
            follower.hasBegun();
            String last = follower.lastId();
            var links = visitors.posted(article, "Ana", "https://a.example https://b.example");
            visitors.edit(links, "https://a.example https://b.example https://c.example")
                    .expectBody()
                    .jsonPath("$.state")
                    .isEqualTo("held");
            await().atMost(SOON)
                    .until(() -> TestEvents.told(Topics.COMMENTS, article).size() == 4);
            try (var back = follow(article, "Last-Event-ID", last)) {
                back.hasBegun();
                assertThat(back.events())
                        .noneMatch(event -> event.endsWith(links.id().toString()));
            }

            visitors.edit(links, "None any more").expectStatus().isOk();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(follower.events()).last().isEqualTo("new " + links.id()));
            visitors.edit(links, "Other words").expectStatus().isOk();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(follower.events()).last().isEqualTo("changed " + links.id()));
            assertThat(follower.events()).doesNotContain("removed " + links.id());
        }
    }

    @Test
    void whoMissedMoreThanALineTakesAtOnceReadsTheListAgain() throws Exception {
        String last;
        try (var follower = follow(article)) {
            follower.hasBegun();
            last = follower.lastId();
        }
        visitors.visible(article, "Ana", "First", null);
        for (int i = 0; i < 8; i++) {
            visitors.posted(article, "Ana", i + " " + "word ".repeat(990));
        }

        try (var back = follow(article, "Last-Event-ID", last)) {
            back.hasBegun();
            assertThat(back.events()).first().isEqualTo("reset ");
        }
    }

    /** Dated by another clock, or told when the scorer had answered. */
    @Test
    void whatWasSentAWhileBeforeIsToldToWhoComesBack() throws Exception {
        var slow = visitors.posted(article, "Ana", "Looked at for long").id();
        try (var follower = follow(article)) {
            follower.hasBegun();
            visitors.decide(slow, "approve").expectStatus().isOk();
            await().atMost(SOON).until(() -> follower.events().contains("new " + slow));
        }
        var since = database.getCollection("comments")
                .find(Filters.eq("_id", slow))
                .first()
                .getDate("since")
                .toInstant();

        try (var back =
                follow(article, "Last-Event-ID", "" + since.plusSeconds(45).toEpochMilli())) {
            back.hasBegun();
            assertThat(back.events()).containsExactly("new " + slow);
        }
    }

    @Test
    void whoListensOnIsToldThatSomethingMayHaveBeenMissed() throws Exception {
        try (var follower = follow(article)) {
            follower.hasBegun();
            UUID unheard;
            tail.stop();
            try {
                unheard = visitors.visible(article, "Ana", "Told to nobody", null);
                await().atMost(SOON)
                        .until(() -> TestEvents.told(Topics.COMMENTS, article).size() == 2);
                assertThat(follower.events()).isEmpty();
            } finally {
                tail.start();
            }

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(follower.events()).containsExactly("reset "));
            visitors.get("/articles/" + article + "/comments")
                    .expectBody()
                    .jsonPath("$.items[0].id")
                    .isEqualTo(unheard.toString());
        }
    }

    @Test
    void oneNetworkHasSoManyStreamsAndNoMore() throws Exception {
        var open = new CopyOnWriteArrayList<Follower>();
        try {
            for (int i = 0; i < 30; i++) {
                open.add(follow(article, "Forwarded", "for=192.0.2.50"));
            }
            var refused = CLIENT.send(request(article, "Forwarded", "for=192.0.2.50"), BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            open.add(follow(article, "Forwarded", "for=192.0.2.51"));
        } finally {
            open.forEach(Follower::close);
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                meters.get("broadsheet.streams.open").gauge().value())
                        .isZero());
        follow(article, "Forwarded", "for=192.0.2.50").close();
    }

    @Test
    void whoDoesNotReadIsDroppedAndOthersAreNot() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                var follower = follow(article)) {
            socket.setReceiveBufferSize(1_024);
            socket.getOutputStream()
                    .write(("GET /articles/" + article + "/comments/stream HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            follower.hasBegun();
            await().atMost(SOON)
                    .until(() -> meters.get("broadsheet.streams.open").gauge().value() == 2);

            // More than the system keeps for a connection, in a while.
            byte[] message = ("data: " + "x".repeat(200_000) + "\n\n").getBytes(StandardCharsets.US_ASCII);
            await().atMost(SOON).until(() -> {
                streams.send(article, () -> List.of(message));
                return meters.get("broadsheet.streams.open").gauge().value() == 1;
            });

            var seen = visitors.visible(article, "Ana", "Still here?", null);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(follower.events()).contains("new " + seen));
        }
    }

    @Test
    void thereIsNoStreamAboutNothing() throws IOException, InterruptedException {
        assertThat(CLIENT.send(request(UUID.randomUUID()), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
        var withdrawn = UUID.randomUUID();
        articles.put(withdrawn, 1, new io.broadsheet.comment.domain.Article.Withdrawn("Wrong."));
        assertThat(CLIENT.send(request(withdrawn), BodyHandlers.ofString()).statusCode())
                .isEqualTo(410);
    }
}
