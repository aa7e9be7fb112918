package io.broadsheet.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.chassis.messaging.CloudEvents;
import io.broadsheet.chassis.messaging.EventReader;
import io.broadsheet.chassis.messaging.ReceivedEvent;
import io.broadsheet.contract.EventType;
import io.broadsheet.contract.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.ConsumerFactory;

class TopicTailTest {

    private static final UUID ARTICLE = UUID.randomUUID();

    private final List<MockConsumer<String, byte[]>> made = new CopyOnWriteArrayList<>();
    private final List<UUID> heard = new CopyOnWriteArrayList<>();
    private final Freshness freshness = new Freshness();
    private volatile int partitions = 1;
    private volatile int begun;

    /** An article whose key leads to the new partition is withdrawn: who has a copy of it must hear. */
    @Test
    void hearsPartitionsThatAreAdded() {
        var tail = tail();
        tail.start();
        try {
            await().until(freshness::isHearing);
            partitions = 2;
            made.getFirst().updatePartitions(Topics.ARTICLES, infos());

            await().until(() -> begun == 2);
            assertThat(made).hasSize(2);
            made.getLast().addRecord(erasure());
            await().until(() -> heard.equals(List.of(ARTICLE)));
        } finally {
            tail.stop();
        }
    }

    private TopicTail tail() {
        return new TopicTail(
                "tail",
                List.of(Topics.ARTICLES),
                new Consumers(),
                new EventReader(new SimpleMeterRegistry()),
                freshness,
                new TopicTail.Listener() {
                    @Override
                    public void hear(ReceivedEvent event) {
                        heard.add(event.subject());
                    }

                    @Override
                    public void missed() {
                        begun++;
                    }
                });
    }

    private static ConsumerRecord<String, byte[]> erasure() {
        return new ConsumerRecord<>(
                Topics.ARTICLES,
                1,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                ARTICLE.toString(),
                null,
                CloudEvents.headers(EventType.ARTICLE_ERASED, ARTICLE, 2, 0, Instant.EPOCH, "/test"),
                Optional.empty());
    }

    private List<PartitionInfo> infos() {
        return IntStream.range(0, partitions)
                .mapToObj(each -> new PartitionInfo(Topics.ARTICLES, each, Node.noNode(), new Node[0], new Node[0]))
                .toList();
    }

    private final class Consumers implements ConsumerFactory<String, byte[]> {

        @Override
        public Consumer<String, byte[]> createConsumer(String group, String prefix, String suffix) {
            return createConsumer(group, prefix, suffix, new Properties());
        }

        @Override
        public Consumer<String, byte[]> createConsumer(
                String group, String prefix, String suffix, Properties properties) {
            var consumer = new MockConsumer<String, byte[]>("none");
            var ends = new HashMap<TopicPartition, Long>();
            infos().forEach(info -> ends.put(new TopicPartition(info.topic(), info.partition()), 0L));
            consumer.updatePartitions(Topics.ARTICLES, infos());
            consumer.updateBeginningOffsets(ends);
            consumer.updateEndOffsets(ends);
            made.add(consumer);
            return consumer;
        }

        @Override
        public boolean isAutoCommit() {
            return false;
        }
    }
}
