package io.broadsheet.comment.api;

import static io.broadsheet.chassis.testing.TestStaff.bearer;
import static io.broadsheet.chassis.testing.TestStaff.bearerUntil;
import static io.broadsheet.comment.Visitors.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.cache.Freshness;
import io.broadsheet.cache.TopicTail;
import io.broadsheet.chassis.testing.TestEvents;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.contract.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Moderators are told what others do with the queue. */
@CommentServiceTest
class ModerationStreamIT {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    private RestTestClient client;

    @Autowired
    private Articles articles;

    @Autowired
    private TopicTail tail;

    @Autowired
    private Freshness freshness;

    @Autowired
    private MeterRegistry meters;

    @LocalServerPort
    private int port;

    private final List<Stream<String>> open = new ArrayList<>();
    private Visitors visitors;
    private UUID article;

    @BeforeEach
    void anArticle() {
        TestEvents.ensure(Topics.ARTICLES);
        // What was said before it hears is told to nobody.
        await().atMost(SOON).until(freshness::isHearing);
        visitors = new Visitors(client);
        article = UUID.randomUUID();
        articles.put(article, 1, article("tides", "Tides", true));
    }

    private HttpRequest request(String... authorization) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/moderation/stream"))
                .version(HttpClient.Version.HTTP_1_1);
        return (authorization.length == 0 ? request : request.header("Authorization", authorization[0])).build();
    }

    private List<String> heard(String authorization) throws Exception {
        var answer = CLIENT.send(request(authorization), BodyHandlers.ofLines());
        open.add(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        var heard = new CopyOnWriteArrayList<String>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.body().forEach(heard::add);
                heard.add("over");
            } catch (UncheckedIOException closed) {
                // By the test.
            }
        });
        await().atMost(SOON).until(() -> resets(heard) > 0);
        assertThat(heard).anyMatch(line -> line.startsWith("retry: "));
        return heard;
    }

    private static long resets(List<String> heard) {
        return heard.stream().filter("event: reset"::equals).count();
    }

    @AfterEach
    void noneIsLeft() {
        open.forEach(Stream::close);
        await().atMost(SOON)
                .until(() -> meters.get("broadsheet.streams.open").gauge().value() == 0);
    }

    private static String told(UUID id, long version, String state) {
        return "data: {\"id\":\"%s\",\"version\":%d,\"state\":\"%s\"}".formatted(id, version, state);
    }

    @Test
    void whatWaitsAndWhatIsDecidedIsToldWithoutWords() throws Exception {
        var heard = heard(Visitors.MODERATOR);

        var held = visitors.posted(article, "New " + article, "Quite secret.");
        visitors.decide(held.id(), "approve").expectStatus().isOk();
        var seen = visitors.posted(article, "New " + article, "Seen at once.");
        visitors.remove(seen).expectStatus().isNoContent();

        await().atMost(SOON).until(() -> heard.contains(told(seen.id(), 2, "removed")));
        assertThat(heard)
                .containsSubsequence(told(held.id(), 1, "held"), told(held.id(), 2, "visible"))
                .doesNotContain(told(seen.id(), 1, "visible"))
                .noneMatch(line -> line.contains("secret") || line.contains("New"));
    }

    @Test
    void whatMayHaveBeenMissedIsTold() throws Exception {
        var heard = heard(Visitors.MODERATOR);
        long before = resets(heard);

        tail.stop();
        tail.start();

        await().atMost(SOON).until(() -> resets(heard) > before);
    }

    @Test
    void nobodyElseIsToldAndNobodyLongerThanTheTokenLets() throws Exception {
        assertThat(status(request())).isEqualTo(401);
        assertThat(status(request(bearer("articles:write")))).isEqualTo(403);

        var heard = heard(bearerUntil(Instant.now().plusSeconds(2), "comments:moderate"));

        await().atMost(SOON).until(() -> heard.contains("over"));
    }

    private static int status(HttpRequest request) throws Exception {
        return CLIENT.send(request, BodyHandlers.ofString()).statusCode();
    }
}
