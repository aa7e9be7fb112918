package io.broadsheet.article.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.broadsheet.article.search.ArticleSearch.Wanted;
import io.broadsheet.chassis.messaging.CloudEvents;
import io.broadsheet.chassis.messaging.EventJson;
import io.broadsheet.chassis.messaging.EventReader;
import io.broadsheet.contract.ArticlePublished;
import io.broadsheet.contract.EventType;
import io.broadsheet.contract.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class IndexUpdaterTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final TopicPartition PARTITION = new TopicPartition(Topics.ARTICLES, 0);
    private static final int ARTICLES = 90;
    private static final int VERSIONS = 3;

    @TempDir
    Path folder;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void takesManyRecordsAtOnceAndKeepsTheLatestOfEachArticle() throws Exception {
        var all = IntStream.range(0, ARTICLES * VERSIONS)
                .mapToObj(offset -> record(offset, article(offset)))
                .toList();
        try (var index = index()) {
            follow(index, all);

            for (var version = 1; version <= VERSIONS; version++) {
                assertThat(found(index, "\"tide " + version + "\"")).isEqualTo(version == VERSIONS ? ARTICLES : 0);
            }
        }
    }

    /** The index has no such day; nor may an analysis of words that fails hold up any other article. */
    @Test
    void passesOverAnArticleThatItCannotTake() throws Exception {
        var bad = new String(EventJson.write(article(0)), UTF_8)
                .replaceFirst("\"publishedAt\":\"[^\"]+\"", "\"publishedAt\":\"+999999999-12-31T00:00:00Z\"");
        try (var index = index()) {
            follow(index, List.of(record(0, article(0), bad.getBytes(UTF_8)), record(1, article(1))));

            assertThat(found(index, "tide")).isEqualTo(1);
            assertThat(meters.get("broadsheet.search.malformed").counter().count())
                    .isEqualTo(1);
        }
    }

    /** What is in a partition that is not read is missing in search, and the search says that it is whole. */
    @Test
    void beginsAnewWhenTheTopicHasMorePartitions() throws Exception {
        var bound = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        try (var index = index();
                var consumer = new MockConsumer<String, byte[]>("earliest")) {
            consumer.assign(List.of(PARTITION));
            consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
            consumer.updateEndOffsets(Map.of(PARTITION, 0L));
            consumer.updatePartitions(
                    Topics.ARTICLES,
                    IntStream.range(0, 2)
                            .mapToObj(each ->
                                    new PartitionInfo(Topics.ARTICLES, each, Node.noNode(), new Node[0], new Node[0]))
                            .toList());
            var updater = new IndexUpdater(new EventReader(meters), index, settings(), meters);

            assertThatExceptionOfType(RetriableException.class)
                    .isThrownBy(
                            () -> updater.follow(consumer, List.of(PARTITION), () -> System.nanoTime() - bound < 0));
        }
    }

    private SearchIndex index() throws IOException {
        var index = new SearchIndex(new IndexFolder(settings(), Clock.systemUTC()), meters);
        index.open("topic", false);
        return index;
    }

    private SearchSettings settings() {
        return new SearchSettings(folder, DataSize.ofMegabytes(4), Duration.ofSeconds(30), Duration.ofDays(7));
    }

    private void follow(SearchIndex index, List<ConsumerRecord<String, byte[]>> records) throws IOException {
        try (var consumer = new MockConsumer<String, byte[]>("earliest")) {
            consumer.assign(List.of(PARTITION));
            consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
            consumer.updateEndOffsets(Map.of(PARTITION, (long) records.size()));
            records.forEach(consumer::addRecord);
            new IndexUpdater(new EventReader(meters), index, settings(), meters)
                    .follow(consumer, List.of(PARTITION), () -> !index.isComplete());
        }
    }

    private static int found(SearchIndex index, String words) {
        return new ArticleSearch(index, Clock.systemUTC())
                .search(new Wanted(words, null, null, null), null, 100)
                .hits()
                .size();
    }

    private static ConsumerRecord<String, byte[]> record(int offset, ArticlePublished article) {
        return record(offset, article, EventJson.write(article));
    }

    private static ConsumerRecord<String, byte[]> record(int offset, ArticlePublished article, byte[] value) {
        var headers =
                CloudEvents.headers(EventType.ARTICLE_PUBLISHED, article.id(), article.version(), 0, NOON, "test");
        return new ConsumerRecord<>(
                Topics.ARTICLES,
                PARTITION.partition(),
                offset,
                NOON.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                article.id().toString(),
                value,
                headers,
                Optional.empty());
    }

    private static ArticlePublished article(int offset) {
        var id = new UUID(0x0193f0a25c4e7d11L, 0x9a632f8b1e6d0000L + offset % ARTICLES);
        var version = 1 + offset / ARTICLES;
        return SearchIndexTest.article(id, version, "The tide " + version);
    }
}
