package io.broadsheet.comment.api;

import static io.broadsheet.comment.Visitors.article;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.domain.Articles;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** Bodies and names that nobody of good will sends, over HTTP; {@link HostileInputTest} has them without. */
@CommentServiceTest
class HostileInputIT {
    private static final long SEED = 20261128;
    private static final int BODIES = 10_000;
    private static final int AT_ONCE = 8;
    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    private Articles articles;

    @LocalServerPort
    private int port;

    @Test
    void isRefusedOrBecomesASafeComment() throws Exception {
        var article = UUID.randomUUID();
        articles.put(article, 1, article("tides", "Tides", true));
        var address = URI.create("http://127.0.0.1:" + port + "/articles/" + article + "/comments");
        var random = new Random(SEED);
        var calls = new ArrayList<Callable<String>>();
        var outcomes = new ArrayList<String>();
        try (var client = HttpClient.newHttpClient();
                var threads =
                        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (int i = 0; i < BODIES; i++) {
                byte[] body = HostileBodies.next(random);
                var request = HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .header("Forwarded", "for=10.1." + i / 250 + "." + (i % 250 + 1))
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
                int number = i;
                calls.add(() -> outcome(number, body, client.send(request, BodyHandlers.ofString(UTF_8))));
            }
            for (var outcome : threads.invokeAll(calls)) {
                outcomes.add(outcome.get());
            }
        }

        Map<String, Long> each = outcomes.stream().collect(Collectors.groupingBy(o -> o, Collectors.counting()));
        assertThat(each.keySet()).containsOnly("201", "400", "422");
        assertThat(each.get("201")).isGreaterThan(100);
        assertThat(each.get("422")).isGreaterThan(100);
    }

    private static String outcome(int number, byte[] body, HttpResponse<String> answer) {
        if (answer.statusCode() == 201) {
            var posted = JSON.readTree(answer.body());
            HostileBodies.assertSafe(number, posted.get("author").asString(), false);
            HostileBodies.assertSafe(number, posted.get("text").asString(), true);
        } else {
            assertThat(answer.statusCode())
                    .as("body %d: %s", number, new String(body, UTF_8))
                    .isBetween(400, 499);
        }
        return Integer.toString(answer.statusCode());
    }
}
