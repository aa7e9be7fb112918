package io.broadsheet.comment.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.Score;
import io.broadsheet.comment.score.ScoreSettings.Outside;
import io.broadsheet.comment.score.ScoreSettings.WhenLate;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server of our own that answers, hangs, or answers nonsense. */
class OutsideScorerIT {

    private static final Contribution WORDS = new Contribution("Ana", "Some words");

    private final AtomicReference<String> answer = new AtomicReference<>("{\"score\": 0.75, \"words\": [\"Some\"]}");
    private final AtomicReference<String> asked = new AtomicReference<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean hangs;
    private volatile boolean hangsBehindItsHead;
    private volatile int status = 200;
    private HttpServer server;
    private HttpClient client;

    @BeforeEach
    void aServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (hangs) {
                awaitTheEnd();
            }
            byte[] body = answer.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, body.length);
            if (hangsBehindItsHead) {
                exchange.getResponseBody().flush();
                awaitTheEnd();
            }
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        client = HttpClient.newHttpClient();
    }

    @AfterEach
    void end() {
        over.countDown();
        server.stop(0);
        client.shutdownNow();
    }

    private void awaitTheEnd() {
        try {
            over.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private OutsideScorer scorer(WhenLate whenLate, Duration deadline) {
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/score");
        return new OutsideScorer(
                address,
                new Outside(address, "secret", deadline, whenLate, 4),
                client,
                Clock.systemUTC(),
                new SimpleMeterRegistry());
    }

    private OutsideScorer patient() {
        return scorer(WhenLate.HOLD, Duration.ofSeconds(10));
    }

    @Test
    void tellsItsScoreAndIsToldNoName() {
        assertThat(patient().score(WORDS, "en")).isEqualTo(new Score.Known(0.75, List.of("Some")));
        assertThat(asked.get()).contains("Some words", "\"en\"").doesNotContain("Ana");
    }

    @Test
    void oneThatHangsHoldsNobodyUpAndIsNotAskedAgainAtOnce() {
        hangs = true;
        var scorer = scorer(WhenLate.HOLD, Duration.ofMillis(100));

        assertThat(scorer.score(WORDS, null)).isEqualTo(new Score.Late());
        long began = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertThat(scorer.score(WORDS, null)).isEqualTo(new Score.Late());
        }

        // A hundred deadlines are ten seconds.
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        assertThat(calls.get()).isLessThan(20);
        assertThat(scorer.isAway()).isTrue();
    }

    @Test
    void aLateOneLetsCommentsPassWhereTheSiteWantsIt() {
        hangs = true;

        assertThat(scorer(WhenLate.ALLOW, Duration.ofMillis(100)).score(WORDS, null))
                .isEqualTo(new Score.NotKnown());
    }

    @Test
    void whatIsNoScoreIsNone() {
        for (String nonsense : List.of(
                "",
                "no",
                "{}",
                "{\"score\": 7}",
                "{\"score\": \"NaN\"}",
                "[]",
                "null",
                "0.5",
                "{\"score\": null}",
                "{\"score\": NaN}",
                "{\"score\": 1e999}",
                "{\"score\": -1}",
                "[".repeat(5_000),
                "{\"score\":1," + " ".repeat(1 << 20))) {
            answer.set(nonsense);
            assertThat(patient().score(WORDS, null)).as(nonsense).isEqualTo(new Score.Late());
        }
    }

    @Test
    void halfOfACharacterIsNoWord() {
        answer.set("{\"score\": 0.75, \"words\": [\"\\ud83d\", null, \"Some\"]}");

        assertThat(patient().score(WORDS, null)).isEqualTo(new Score.Known(0.75, List.of("Some")));
    }

    @Test
    void oneThatTellsNothingIsNotAskedAgainAtOnce() {
        answer.set("null");
        var scorer = patient();

        scorer.score(WORDS, null);

        assertThat(scorer.isAway()).isTrue();
    }

    @Test
    void oneThatSendsElsewhereIsLate() {
        status = 302;

        assertThat(patient().score(WORDS, null)).isEqualTo(new Score.Late());
        assertThat(calls).hasValue(1);
    }

    /** Its answer begins, and never ends. */
    @Test
    void oneThatBeginsAnAnswerOnlyIsLate() {
        hangsBehindItsHead = true;

        assertThat(scorer(WhenLate.HOLD, Duration.ofMillis(100)).score(WORDS, null))
                .isEqualTo(new Score.Late());
    }

    @Test
    void oneThatIsAwayIsLate() {
        var scorer = patient();
        server.stop(0);

        assertThat(scorer.score(WORDS, null)).isEqualTo(new Score.Late());
    }
}
