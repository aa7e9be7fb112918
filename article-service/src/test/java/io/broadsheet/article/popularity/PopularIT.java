package io.broadsheet.article.popularity;

import static io.broadsheet.article.Newsroom.EDITOR;
import static io.broadsheet.article.Newsroom.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.Newsroom;
import io.broadsheet.chassis.messaging.EventReader;
import io.broadsheet.chassis.messaging.TopicIds;
import io.broadsheet.contract.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.test.web.servlet.client.RestTestClient;

@ArticleServiceTest
class PopularIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private ViewCounts counts;

    @Autowired
    private EventReader events;

    @Autowired
    private ConsumerFactory<String, byte[]> consumers;

    @Autowired
    private TopicIds topics;

    private Newsroom newsroom;

    @BeforeEach
    void editor() {
        newsroom = new Newsroom(client);
    }

    private UUID published(String title) {
        return newsroom.published(draft(title));
    }

    private int view(String slug, String... headers) {
        var request = client.post().uri("/articles/{slug}/views", slug);
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.exchange().returnResult().getStatus().value();
    }

    private void awaitTaken(String slug) {
        await().atMost(Duration.ofSeconds(30)).until(() -> view(slug, "User-Agent", "first") == 202);
    }

    private long views(UUID article) {
        var count = counts.of(List.of(article)).get(article);
        return count == null ? 0 : count.views();
    }

    private void awaitViews(UUID article, long views) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(views(article)).isEqualTo(views));
    }

    private List<String> popular(String query) {
        return newsroom.slugs("/articles/popular" + query);
    }

    @Test
    void listsWhatIsLookedAtMostAndNothingWithdrawn() {
        var little = published("Looked at a little");
        var much = published("Looked at much");
        var gone = published("Looked at and gone");
        List.of("looked-at-a-little", "looked-at-much", "looked-at-and-gone").forEach(this::awaitTaken);
        for (var i = 0; i < 6; i++) {
            assertThat(view("looked-at-much", "User-Agent", "reader " + i)).isEqualTo(202);
            assertThat(view("looked-at-and-gone", "User-Agent", "reader " + i)).isEqualTo(202);
        }
        awaitViews(much, 7);
        awaitViews(gone, 7);
        awaitViews(little, 1);
        newsroom.withdraw(gone, "Wrong").expectStatus().isOk();

        for (var window : List.of("?limit=50", "?window=1h&limit=50", "?window=7d&limit=50", "?window=30d&limit=50")) {
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(popular(window).stream()
                                    .filter(slug -> slug.matches("looked-at-(much|a-little|and-gone)")))
                            .containsExactly("looked-at-much", "looked-at-a-little"));
        }
        assertThat(popular("?limit=1")).hasSize(1);
        await().atMost(Duration.ofSeconds(10)).until(() -> view("looked-at-and-gone") == 410);
        client.get()
                .uri("/articles/popular?window=2h")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void doesNotCountTheNewsroomRobotsPrefetchingAndBursts() {
        var article = published("Looked at by others");
        awaitTaken("looked-at-by-others");
        for (var i = 0; i < 20; i++) {
            assertThat(view("looked-at-by-others", "Authorization", EDITOR)).isEqualTo(202);
            assertThat(view("looked-at-by-others", "User-Agent", "Googlebot/2.1"))
                    .isEqualTo(202);
            assertThat(view("looked-at-by-others", "Sec-Purpose", "prefetch")).isEqualTo(202);
        }
        for (var i = 0; i < 50; i++) {
            assertThat(view("looked-at-by-others", "User-Agent", "hasty")).isEqualTo(202);
        }
        assertThat(view("looked-at-by-others", "User-Agent", "last")).isEqualTo(202);

        awaitViews(article, 12);
    }

    @Test
    void takesALookOnTheUsualWayAsWell() {
        var article = published("Looked at from elsewhere");
        awaitTaken("looked-at-from-elsewhere");

        assertThat(view("looked-at-from-elsewhere", "Origin", "http://localhost:8080"))
                .isEqualTo(202);

        awaitViews(article, 2);
        assertThat(view("never-there")).isEqualTo(404);
        assertThat(view("never-there", "Origin", "http://localhost:8080")).isEqualTo(404);
    }

    @Test
    void countsViewsOfAnArticleThatSearchHasNotHeardOfYet() {
        // Straight after the publication: its event is on the way at best.
        for (var i = 0; i < 20; i++) {
            published("Seen at once " + i);
            assertThat(view("seen-at-once-" + i)).isEqualTo(202);
        }
        var last = published("Seen at once and counted");
        assertThat(view("seen-at-once-and-counted")).isEqualTo(202);

        awaitViews(last, 1);
    }

    @Test
    void countsViewsOfABatchOnceEachHoweverOftenItIsSent() {
        var article = published("Collected elsewhere");
        var views = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < 7; i++) {
            views.add(Map.of(
                    "id",
                    UUID.randomUUID(),
                    "slug",
                    "collected-elsewhere",
                    "forwarded",
                    "for=192.0.2." + i,
                    "userAgent",
                    "reader " + i));
        }
        views.add(Map.of("id", UUID.randomUUID(), "slug", "never-there"));

        for (var turn = 0; turn < 3; turn++) {
            client.post()
                    .uri("/views")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("views", views))
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .json("{\"notTaken\": []}");
        }

        var last = published("Collected after that");
        assertThat(view("collected-after-that")).isEqualTo(202);
        awaitViews(article, 7);
        awaitViews(last, 1);
        assertThat(views(article)).isEqualTo(7);
    }

    @Test
    void countsABatchThroughAProxyAsOfWhoeverSentIt() {
        var article = published("Looked at by a forger");
        awaitTaken("looked-at-by-a-forger");
        var views = IntStream.range(0, 50)
                .mapToObj(i -> Map.of(
                        "id",
                        UUID.randomUUID(),
                        "slug",
                        "looked-at-by-a-forger",
                        "forwarded",
                        "for=192.0.2." + i,
                        "userAgent",
                        "forger"))
                .toList();
        client.post()
                .uri("/views")
                .header("Forwarded", "for=198.51.100.7")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("views", views))
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(view("looked-at-by-a-forger", "User-Agent", "last")).isEqualTo(202);

        awaitViews(article, 12);
    }

    @Test
    void refusesABatchThatIsTooLarge() {
        client.post()
                .uri("/views")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("views", Collections.nCopies(501, Map.of())))
                .exchange()
                .expectStatus()
                .isEqualTo(422);
    }

    /** As after a crash between the store and the commit, or in the middle of a store. */
    @Test
    void countsRecordsThatComeAgainOnce() {
        var stored = published("Counted and stored");
        var notStored = published("Counted and not stored");
        List.of("counted-and-stored", "counted-and-not-stored").forEach(this::awaitTaken);
        for (var i = 0; i < 9; i++) {
            view("counted-and-stored", "User-Agent", "reader " + i);
            view("counted-and-not-stored", "User-Agent", "reader " + i);
        }
        awaitViews(stored, 10);
        awaitViews(notStored, 10);
        var topic = topics.of(Topics.ARTICLE_VIEWS);
        var decayed = counts.of(List.of(notStored)).get(notStored).decayed();
        var other = new ViewCounter(events, new Half(counts, notStored));

        other.count(records(), topic);
        other.flush();

        assertThat(views(stored)).isEqualTo(10);
        assertThat(views(notStored)).isEqualTo(10);
        assertThat(counts.of(List.of(notStored)).get(notStored).decayed()).isEqualTo(decayed);
    }

    /** Has not stored one of the articles. */
    private record Half(ViewCounts all, UUID without) implements ViewCounts {

        @Override
        public Map<UUID, ViewCount> of(Collection<UUID> articles) {
            var found = new HashMap<>(all.of(articles));
            found.remove(without);
            return found;
        }

        @Override
        public void keep(Collection<ViewCount> counts) {
            all.keep(counts);
        }

        @Override
        public List<UUID> mostViewed(Window window, Instant now, int limit) {
            return all.mostViewed(window, now, limit);
        }
    }

    private List<ConsumerRecord<String, byte[]>> records() {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = consumers.createConsumer(null, "again", null)) {
            var partitions = consumer.partitionsFor(Topics.ARTICLE_VIEWS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }
}
