package io.broadsheet.comment.api;

import static io.broadsheet.comment.Visitors.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.broadsheet.cache.Freshness;
import io.broadsheet.chassis.testing.TestEvents;
import io.broadsheet.chassis.testing.TestStaff;
import io.broadsheet.comment.CommentServiceApplication;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.Visitors.Posted;
import io.broadsheet.comment.application.ReadableArticles;
import io.broadsheet.comment.domain.Article;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.contract.ArticleWithdrawn;
import io.broadsheet.contract.EventType;
import io.broadsheet.contract.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** First pages lie ready for so long here that nothing but being told of a change can bring it. */
@CommentServiceTest
@TestPropertySource(properties = "broadsheet.comments.pages.last=1h")
class ThreadCacheIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    private RestTestClient client;

    @Autowired
    private Articles articles;

    @Autowired
    private Freshness freshness;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private ReadableArticles readable;

    @Autowired
    private Environment environment;

    private Visitors visitors;
    private UUID article;
    private String list;

    @BeforeEach
    void anArticleWhoseChangesAreHeard() {
        TestEvents.ensure(Topics.ARTICLES);
        visitors = new Visitors(client);
        article = UUID.randomUUID();
        list = "/articles/" + article + "/comments";
        articles.put(article, 1, article("tides", "Tides", true));
        await().atMost(SOON).until(freshness::isHearing);
    }

    @Test
    void isAnsweredFromMemoryAsItWasMade() {
        visitors.visible(article, "Ana", "Quite a few words. ".repeat(20), null);
        var made = visitors.get(list, "Accept-Encoding", "identity");
        var tag = made.returnResult().getResponseHeaders().getETag();
        double before = served();

        visitors.get(list + "?limit=20&sort=newest", "Accept-Encoding", "gzip")
                .expectHeader()
                .valueEquals("Cache-Control", "no-cache")
                .expectHeader()
                .contentType("application/json")
                .expectHeader()
                .valueEquals("ETag", tag.replaceAll("\"$", "-gzip\""));
        visitors.get(list, "If-None-Match", tag, "Accept-Encoding", "identity")
                .expectStatus()
                .isNotModified();

        assertThat(served()).isEqualTo(before + 2);
        visitors.get(list, "Authorization", Visitors.MODERATOR, "Accept-Encoding", "identity")
                .expectHeader()
                .valueEquals("ETag", tag);
        visitors.get(list + "?sort=best").expectStatus().isBadRequest();
        visitors.get(list + "?limit=0").expectStatus().isBadRequest();
        visitors.get(list + "?sort=newest&sort=oldest").expectStatus().isBadRequest();
        visitors.get(list, "Accept", "text/html").expectStatus().isEqualTo(406);
        assertThat(served()).isEqualTo(before + 2);
    }

    private double served() {
        return meters.get("broadsheet.ready.served").counter().count();
    }

    @Test
    void whatIsWrittenHereIsReadHereAtOnce() {
        known(visitors, "Ana");
        var held = visitors.posted(article, "New here", "For a moderator");
        assertThat(texts(visitors)).isEmpty();
        visitors.decide(held.id(), "approve").expectStatus().isOk();
        assertThat(texts(visitors)).containsExactly("For a moderator");
        visitors.decide(held.id(), "reject").expectStatus().isOk();
        assertThat(texts(visitors)).isEmpty();
        var own = visitors.posted(article, "Ana", "First");
        assertThat(texts(visitors)).containsExactly("First");
        visitors.edit(own, "Second").expectStatus().isOk();
        assertThat(texts(visitors)).containsExactly("Second");
        visitors.send(HttpMethod.PUT, "/comments/" + own.id() + "/vote", Map.of("value", 1))
                .expectStatus()
                .isOk();
        expect("$.items[0].votes.up", 1);
        pin(HttpMethod.PUT, own.id());
        expect("$.pinned.length()", 1);
        pin(HttpMethod.DELETE, own.id());
        expect("$.pinned.length()", 0);
        var reply = visitors.visible(article, "Ana", "A reply", own.id());
        expect("$.items[0].replies[0].id", reply.toString());
        visitors.decide(reply, "reject").expectStatus().isOk();
        expect("$.items[0].replies.length()", 0);
        visitors.remove(own).expectStatus().isNoContent();
        assertThat(texts(visitors)).isEmpty();
        articles.put(article, 2, new Article.Withdrawn("Wrong."));
        visitors.get(list).expectStatus().isEqualTo(410);
    }

    /** An edit of somebody else's words waits for a moderator. */
    private void known(Visitors visitors, String author) {
        var elsewhere = UUID.randomUUID();
        articles.put(elsewhere, 1, article("ebbs", "Ebbs", true));
        visitors.visible(elsewhere, author, "Known by now", null);
    }

    private void expect(String path, Object value) {
        visitors.get(list).expectBody().jsonPath(path).isEqualTo(value);
    }

    private void pin(HttpMethod method, UUID comment) {
        visitors.moderate(method, "/comments/" + comment + "/pin", null)
                .expectStatus()
                .isOk();
    }

    @Test
    void whatAnotherInstanceWritesIsReadHereWhenItIsHeard() {
        try (var another = anotherInstance()) {
            var there = new Visitors(RestTestClient.bindToServer()
                    .baseUrl("http://127.0.0.1:" + another.getEnvironment().getProperty("local.server.port"))
                    .build());
            await().atMost(SOON).until(another.getBean(Freshness.class)::isHearing);
            assertThat(texts(visitors)).isEmpty();
            assertThat(texts(there)).isEmpty();

            known(there, "Bo");
            Posted own = there.posted(article, "Bo", "From there");
            awaitTexts(visitors, "From there");
            there.edit(own, "Other words").expectStatus().isOk();
            awaitTexts(visitors, "Other words");
            visitors.decide(own.id(), "reject").expectStatus().isOk();
            awaitTexts(there);
            visitors.decide(own.id(), "approve").expectStatus().isOk();
            awaitTexts(there, "Other words");
            there.moderate(HttpMethod.DELETE, "/comments/" + own.id(), null)
                    .expectStatus()
                    .is2xxSuccessful();
            awaitTexts(visitors);
        }
    }

    private void awaitTexts(Visitors reader, String... expected) {
        await().atMost(SOON).untilAsserted(() -> assertThat(texts(reader)).containsExactly(expected));
    }

    private List<String> texts(Visitors reader) {
        var texts = new ArrayList<String>();
        reader.get(list)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[*].text")
                .value(List.class, found -> ((List<?>) found).forEach(text -> texts.add((String) text)));
        return texts;
    }

    private ConfigurableApplicationContext anotherInstance() {
        return new SpringApplicationBuilder(CommentServiceApplication.class, TestStaff.class)
                .registerShutdownHook(false)
                .run(
                        "--spring.config.name=broadsheet-chassis,comment-service",
                        "--spring.kafka.bootstrap-servers=" + environment.getProperty("spring.kafka.bootstrap-servers"),
                        "--spring.mongodb.uri=" + environment.getProperty("spring.mongodb.uri"),
                        "--broadsheet.public-url=http://localhost:8080",
                        "--broadsheet.newsletter.public-url=http://localhost:8083",
                        "--broadsheet.token-secret=" + environment.getProperty("broadsheet.token-secret"),
                        "--broadsheet.trusted-proxies=127.0.0.1",
                        "--broadsheet.comments.pages.last=1h",
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--management.server.port=0");
    }

    @Test
    void commentsOfAnArticleThatIsWithdrawnGoWithIt() {
        visitors.visible(article, "Ana", "Quite.", null);
        assertThat(texts(visitors)).containsExactly("Quite.");

        TestEvents.tell(
                EventType.ARTICLE_WITHDRAWN,
                new ArticleWithdrawn(article, 7, List.of("tides"), "Wrong.", Instant.now()));

        await().atMost(SOON)
                .untilAsserted(() -> visitors.get(list).expectStatus().isEqualTo(410));
    }

    /** Another instance may be the one that writes down what the topic says. */
    @Test
    void aWithdrawalThatIsHeardCountsBeforeItIsWrittenDown() {
        visitors.visible(article, "Ana", "Quite.", null);
        assertThat(texts(visitors)).containsExactly("Quite.");

        readable.heard(article, 7, new Article.Withdrawn("Wrong."));
        visitors.get(list, "Cache-Control", "no-cache").expectStatus().isEqualTo(410);

        assertThat(articles.find(article).orElseThrow()).isInstanceOf(Article.Published.class);
        articles.put(article, 8, article("tides", "Tides", true));
        assertThat(texts(visitors)).containsExactly("Quite.");
    }

    @Test
    void inAFloodEverybodyReadsWhatWasAcknowledgedBefore() {
        visitors.visible(article, "Ana", "First", null);
        var over = new AtomicBoolean();
        var readers = IntStream.range(0, 4)
                .mapToObj(_ -> CompletableFuture.runAsync(() -> {
                    while (!over.get()) {
                        assertThat(texts(visitors)).isNotEmpty();
                    }
                }))
                .toList();
        try {
            IntStream.range(0, 80).parallel().forEach(i -> {
                var id = visitors.posted(article, "Ana", "Number " + i).id();
                visitors.get(list + "?limit=100")
                        .expectBody()
                        .jsonPath("$.items[*].id")
                        .value(
                                List.class,
                                ids -> assertThat((List<?>) ids).asString().contains(id.toString()));
            });
        } finally {
            over.set(true);
        }
        readers.forEach(CompletableFuture::join);
    }

    /** As the website does, which may hear of a change before the instance that it asks. */
    @Test
    void whoKnowsMoreReadsPastWhatLiesReady() {
        var id = visitors.visible(article, "Ana", "Quite.", null);
        assertThat(texts(visitors)).containsExactly("Quite.");
        database.getCollection("comments").updateOne(Filters.eq("_id", id), Updates.set("up", 7));

        expect("$.items[0].votes.up", 0);
        visitors.get(list, "Cache-Control", "no-cache")
                .expectBody()
                .jsonPath("$.items[0].votes.up")
                .isEqualTo(7);
    }
}
