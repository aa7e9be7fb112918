package io.broadsheet.article.messaging;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.cache.Freshness;
import io.broadsheet.cache.TopicTail;
import io.broadsheet.cache.TopicTail.Projected;
import io.broadsheet.chassis.messaging.EventReader;
import io.broadsheet.chassis.testing.TestEvents;
import io.broadsheet.contract.CommentCountChanged;
import io.broadsheet.contract.EventType;
import io.broadsheet.contract.Topics;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.ConsumerFactory;

/** An instance that begins to listen while the listeners of counts are behind. */
@ArticleServiceTest
class ChangeTailIT {

    private static final UUID WRITTEN = UUID.randomUUID();
    private static final UUID NOT_WRITTEN = UUID.randomUUID();

    @Autowired
    private ConsumerFactory<String, byte[]> consumers;

    @Autowired
    private EventReader events;

    @BeforeEach
    void topicOfCommentService() {
        TestEvents.ensure(Topics.COMMENT_COUNTS);
    }

    @Test
    void hearsWhatListenersHaveYetToWriteBeforeItVouchesForAnything() {
        var group = "of-counts-that-wait";
        tell(WRITTEN);
        commitAll(group);
        tell(NOT_WRITTEN);

        assertThat(heardAtFirst(group)).contains(NOT_WRITTEN).doesNotContain(WRITTEN);
    }

    @Test
    void hearsAllIfNothingWasEverWritten() {
        tell(WRITTEN);
        tell(NOT_WRITTEN);

        assertThat(heardAtFirst("of-a-first-start")).contains(WRITTEN, NOT_WRITTEN);
    }

    /** By the new group protocol it took a processor. */
    @Test
    void restsWhileThereIsNoNews() {
        var freshness = new Freshness();
        var tail = tail("resting-tail", "of-counts", freshness, event -> {});
        tail.start();
        try {
            await().atMost(Duration.ofSeconds(30)).until(freshness::isHearing);
            var before = processorTime("resting-tail");
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> processorTime("resting-tail").minus(before).toMillis() < 1_000);
        } finally {
            tail.stop();
        }
    }

    private static Duration processorTime(String thread) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getName().equals(thread))
                .map(each -> ManagementFactory.getThreadMXBean().getThreadCpuTime(each.threadId()))
                .map(Duration::ofNanos)
                .findFirst()
                .orElseThrow();
    }

    private static void tell(UUID article) {
        TestEvents.tell(EventType.COMMENT_COUNT_CHANGED, new CommentCountChanged(article, 1, 1));
    }

    private void commitAll(String group) {
        try (var listener = consumers.createConsumer(group, "listener")) {
            var partitions = listener.partitionsFor(Topics.COMMENT_COUNTS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            listener.assign(partitions);
            Map<TopicPartition, Long> ends = listener.endOffsets(partitions);
            listener.commitSync(partitions.stream()
                    .collect(toMap(Function.identity(), partition -> new OffsetAndMetadata(ends.get(partition)))));
        }
    }

    /** What a tail hears by the time that it vouches for what is read. */
    private List<UUID> heardAtFirst(String group) {
        var heard = new CopyOnWriteArrayList<UUID>();
        var freshness = new Freshness();
        var tail = tail("late-tail", group, freshness, event -> heard.add(event.subject()));
        tail.start();
        try {
            await().atMost(Duration.ofSeconds(30)).until(freshness::isHearing);
            return List.copyOf(heard);
        } finally {
            tail.stop();
        }
    }

    private TopicTail tail(String name, String group, Freshness freshness, TopicTail.Listener listener) {
        return new TopicTail(
                name,
                List.of(Topics.COMMENT_COUNTS),
                new Projected(Topics.COMMENT_COUNTS, group),
                consumers,
                events,
                freshness,
                listener);
    }
}
