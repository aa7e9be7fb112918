package io.broadsheet.newsletter;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.broadsheet.chassis.testing.BroadsheetTest;
import io.broadsheet.chassis.testing.Spans;
import io.broadsheet.chassis.testing.TestEvents;
import io.broadsheet.chassis.testing.TestStaff;
import io.broadsheet.contract.ArticlePublished;
import io.broadsheet.contract.EventType;
import io.broadsheet.contract.Topics;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Cut;
import io.broadsheet.newsletter.edition.domain.CutCounter;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** From a call to the mail server's answer; how a call's trace gets into the topic is in article-service's ArticleEventsIT. */
@BroadsheetTest(
        classes = NewsletterServiceApplication.class,
        properties = {
            "spring.config.name=broadsheet-chassis,newsletter-service",
            "broadsheet.newsletter.delivery.poll=50ms",
            "broadsheet.newsletter.digest.poll=100ms"
        })
@Import(Spans.class)
class TraceIT {
    /** A consumer of the context before, stopped while it takes its partitions over, holds them for a minute. */
    private static final Duration SOON = Duration.ofSeconds(90);

    private static final Inbox INBOX = Inbox.open();

    @Autowired
    MongoDatabase database;

    @Autowired
    CutCounter counter;

    @Autowired
    RestTestClient http;

    @Autowired
    Spans spans;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", INBOX::port);
    }

    @BeforeAll
    static void theTopicOfArticleService() {
        TestEvents.ensure(Topics.ARTICLES);
    }

    @AfterAll
    static void close() {
        INBOX.close();
    }

    @BeforeEach
    void oneReader() {
        new Readership(database, 0).clear();
        run(aTrace());
        new Readership(database, counter.look().orElseThrow().closed()).reader("ann@news.example", "section:World");
    }

    @Test
    void ofARunLeadsToTheMailServersAnswerAndLinksThoseOfTheArticles() {
        var run = aTrace();
        var publishing = aTrace();
        var revising = aTrace();
        arrives(publishing);
        arrives(revising);

        run(run);

        var sent = sent(run);
        assertThat(sent.getAttributes().get(AttributeKey.stringKey("smtp.reply")))
                .startsWith("250");
        assertThat(sent.getLinks())
                .extracting(link -> link.getSpanContext().getTraceId())
                .containsExactlyInAnyOrder(publishing, revising);
        assertThat(spans.of(publishing)).anyMatch(span -> span.getName().contains(Topics.ARTICLES));
        hangsTogether(run, sent);
    }

    @Test
    void ofARunIsKeptByWhoeverTakesOverFromADeadPlanner() {
        var run = aTrace();
        arrives(aTrace());
        var number = counter.look().orElseThrow().number() + 1;
        await().atMost(SOON).until(() -> {
            var token = UUID.randomUUID();
            var now = Instant.now();
            return counter.take(token, now, now, now)
                    .map(state -> counter.open(
                            token,
                            new Cut(
                                    number,
                                    new Cut.Scope.Run(Cadence.DAILY),
                                    Cut.Stage.STAMPING,
                                    Spans.traceparent(run))))
                    .orElse(false);
        });

        assertThat(sent(run).getLinks()).hasSize(1);
    }

    @Test
    void ofSomeoneWhoSubscribesLeadsToTheConfirmation() {
        var trace = aTrace();

        http.post()
                .uri("/subscriptions")
                .header("traceparent", Spans.traceparent(trace))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("email", "new@news.example", "cadence", "daily", "timeZone", "Europe/Paris", "hour", 7))
                .exchange()
                .expectStatus()
                .isAccepted();

        hangsTogether(trace, sent(trace));
    }

    private SpanData sent(String trace) {
        return await().atMost(SOON)
                .until(
                        () -> spans.of(trace).stream()
                                .filter(span -> span.getName().equals("smtp send"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** From the sending one comes, parent by parent, to the call. */
    private void hangsTogether(String trace, SpanData sent) {
        await().atMost(SOON).untilAsserted(() -> {
            var known = spans.of(trace).stream().map(SpanData::getSpanId).collect(toSet());
            known.add(Spans.CALLER);
            assertThat(known).contains(sent.getParentSpanId());
            assertThat(spans.of(trace))
                    .allMatch(span -> known.contains(span.getParentSpanId()))
                    .anyMatch(span -> span.getParentSpanId().equals(Spans.CALLER)
                            && span.getName().startsWith("http post /"));
        });
    }

    private void arrives(String trace) {
        var id = UUID.randomUUID();
        TestEvents.tell(EventType.ARTICLE_PUBLISHED, article(id), Spans.traceparent(trace));
        await().atMost(SOON).until(() -> database.getCollection("stories").countDocuments(Filters.eq("_id", id)) == 1);
    }

    private static String aTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private void run(String trace) {
        http.post()
                .uri("/newsroom/editions/run")
                .header("Authorization", TestStaff.bearer("newsletter:send"))
                .header("traceparent", Spans.traceparent(trace))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("cadence", "daily"))
                .exchange()
                .expectStatus()
                .isAccepted();
    }

    private static ArticlePublished article(UUID id) {
        var now = Instant.now();
        return new ArticlePublished(
                id,
                1,
                "tides",
                List.of("tides"),
                "Tides",
                null,
                "<p>Ebb</p>",
                "Ebb",
                "Ebb...",
                List.of("Ana"),
                "Europe",
                List.of("Europe", "World"),
                List.of(),
                "en",
                now,
                now,
                1,
                true,
                null,
                false,
                false,
                null,
                List.of(),
                null,
                null,
                null,
                "http://localhost:8080/articles/tides");
    }
}
