package io.broadsheet.article.messaging;

import static io.broadsheet.article.Newsroom.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.Newsroom;
import io.broadsheet.article.application.Watch;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.Fixtures;
import io.broadsheet.chassis.messaging.CloudEvents;
import io.broadsheet.chassis.messaging.EventJson;
import io.broadsheet.chassis.messaging.EventReader;
import io.broadsheet.chassis.messaging.ReceivedEvent;
import io.broadsheet.contract.ArticlePublished;
import io.broadsheet.contract.ArticleWithdrawn;
import io.broadsheet.contract.CommentCountChanged;
import io.broadsheet.contract.EventType;
import io.broadsheet.contract.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.test.web.servlet.client.RestTestClient;

@ArticleServiceTest
class ArticleEventsIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private ConsumerFactory<String, byte[]> consumers;

    @Autowired
    private ProducerFactory<String, byte[]> producers;

    @Autowired
    private KafkaAdmin admin;

    @Autowired
    private EventReader events;

    @Autowired
    private Articles articles;

    @Autowired
    private Watch watch;

    private Newsroom newsroom;

    @BeforeEach
    void editorAndTheTopicOfCommentService() throws Exception {
        newsroom = new Newsroom(client);
        try (var kafka = AdminClient.create(admin.getConfigurationProperties())) {
            if (!kafka.listTopics().names().get().contains(Topics.COMMENT_COUNTS)) {
                kafka.createTopics(List.of(new NewTopic(Topics.COMMENT_COUNTS, 12, (short) 1)))
                        .all()
                        .get();
            }
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> watch.isHearing());
    }

    @Test
    void tellTheStoryOfAnArticleInOrder() {
        var id = newsroom.published(draft("Told to everyone"));
        newsroom.edit(id, 2, draft("Told again", "slug", "told-again"))
                .expectStatus()
                .isOk();
        newsroom.publish(id).expectStatus().isOk();
        newsroom.withdraw(id, "Wrong").expectStatus().isOk();
        newsroom.erase(id).expectStatus().isNoContent();

        var story = await().atMost(Duration.ofSeconds(20)).until(() -> story(id), told -> told.size() == 4);

        assertThat(story)
                .extracting(ReceivedEvent::type)
                .containsExactly(
                        EventType.ARTICLE_PUBLISHED,
                        EventType.ARTICLE_REVISED,
                        EventType.ARTICLE_WITHDRAWN,
                        EventType.ARTICLE_ERASED);
        assertThat(story).extracting(ReceivedEvent::version).containsExactly(2L, 4L, 5L, 6L);
        assertThat(((ArticlePublished) story.get(1).payload()).slugs())
                .containsExactly("told-again", "told-to-everyone");
        assertThat(((ArticlePublished) story.get(1).payload()).url())
                .isEqualTo("http://localhost:8080/articles/told-again");
        assertThat(((ArticleWithdrawn) story.get(2).payload()).reason()).isEqualTo("Wrong");
        assertThat(story.get(3).payload()).isNull();
    }

    @Test
    void ofDraftsNobodyHears() {
        var draft = newsroom.start(draft("Secret"));
        newsroom.edit(draft, 1, draft("Still secret")).expectStatus().isOk();
        newsroom.erase(draft).expectStatus().isNoContent();
        var marker = newsroom.published(draft("Marker"));

        await().atMost(Duration.ofSeconds(20)).until(() -> !story(marker).isEmpty());

        assertThat(story(draft)).isEmpty();
    }

    @Test
    void countOfCommentsIsTheLatestWhateverComesTwiceOrLate() {
        var id = newsroom.published(draft("Much discussed"));
        newsroom.read("much-discussed").expectBody().jsonPath("$.commentCount").isEqualTo(0);

        send(new CommentCountChanged(id, 3, 7), new CommentCountChanged(id, 3, 7), new CommentCountChanged(id, 2, 99));
        send(new CommentCountChanged(UUID.randomUUID(), 1, 1));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> newsroom.read("much-discussed")
                        .expectBody()
                        .jsonPath("$.commentCount")
                        .isEqualTo(7)
                        .jsonPath("$.version")
                        .isEqualTo(2));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> client.get()
                        .uri("/articles?limit=1")
                        .exchange()
                        .expectBody()
                        .jsonPath("$.items[0].commentCount")
                        .isEqualTo(7));
    }

    @Test
    void changeByAnotherInstanceIsSeenHere() {
        var id = newsroom.published(draft("Changed elsewhere"));
        newsroom.read("changed-elsewhere").expectStatus().isOk();

        articles.update(id, current -> current.article().withdraw("By another instance", 3, Fixtures.LATER));

        // While the tail hears, a page lives until it is forgotten: nothing but the tail can bring the change.
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> newsroom.read("changed-elsewhere").expectStatus().isEqualTo(410));
    }

    private void send(CommentCountChanged... counts) {
        try (Producer<String, byte[]> producer = producers.createNonTransactionalProducer()) {
            for (var count : counts) {
                var headers = CloudEvents.headers(
                        EventType.COMMENT_COUNT_CHANGED, count.articleId(), count.version(), 0, Instant.now(), "/test");
                producer.send(new ProducerRecord<>(
                        Topics.COMMENT_COUNTS, null, count.articleId().toString(), EventJson.write(count), headers));
            }
            producer.flush();
        }
    }

    private List<ReceivedEvent> story(UUID id) {
        var story = new ArrayList<ReceivedEvent>();
        var fromTheStart = new Properties();
        fromTheStart.setProperty("auto.offset.reset", "earliest");
        try (var consumer = consumers.createConsumer(null, "story", null, fromTheStart)) {
            var partitions = consumer.partitionsFor(Topics.ARTICLES).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (id.toString().equals(record.key())) {
                        story.add(events.read(record).orElseThrow());
                    }
                });
            }
        }
        return story;
    }
}
