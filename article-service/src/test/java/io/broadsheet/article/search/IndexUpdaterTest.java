package io.broadsheet.article.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.article.search.ArticleSearch.Wanted;
import io.broadsheet.chassis.messaging.CloudEvents;
import io.broadsheet.chassis.messaging.EventJson;
import io.broadsheet.chassis.messaging.EventReader;
import io.broadsheet.contract.ArticlePublished;
import io.broadsheet.contract.EventType;
import io.broadsheet.contract.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
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
        var settings = new SearchSettings(folder, DataSize.ofMegabytes(4), Duration.ofSeconds(30), Duration.ofDays(7));
        var index = new SearchIndex(new IndexFolder(settings, Clock.systemUTC()), meters);
        index.open("topic", false);
        try (var consumer = new MockConsumer<String, byte[]>("earliest")) {
            consumer.assign(List.of(PARTITION));
            consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
            consumer.updateEndOffsets(Map.of(PARTITION, (long) ARTICLES * VERSIONS));
            for (var offset = 0; offset < ARTICLES * VERSIONS; offset++) {
                consumer.addRecord(record(offset));
            }

            new IndexUpdater(new EventReader(meters), index, settings, meters)
                    .follow(consumer, List.of(PARTITION), () -> !index.isComplete());

            var search = new ArticleSearch(index, Clock.systemUTC());
            for (var version = 1; version <= VERSIONS; version++) {
                var found = search.search(new Wanted("\"tide " + version + "\"", null, null, null), null, 100);
                assertThat(found.hits()).hasSize(version == VERSIONS ? ARTICLES : 0);
            }
        } finally {
            index.close();
        }
    }

    private static ConsumerRecord<String, byte[]> record(int offset) {
        var id = new UUID(0x0193f0a25c4e7d11L, 0x9a632f8b1e6d0000L + offset % ARTICLES);
        var version = 1 + offset / ARTICLES;
        var headers = CloudEvents.headers(EventType.ARTICLE_PUBLISHED, id, version, 0, NOON, "test");
        return new ConsumerRecord<>(
                Topics.ARTICLES,
                PARTITION.partition(),
                offset,
                NOON.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                id.toString(),
                EventJson.write(article(id, version)),
                headers,
                Optional.empty());
    }

    private static ArticlePublished article(UUID id, int version) {
        return SearchIndexTest.article(id, version, "The tide " + version);
    }
}
