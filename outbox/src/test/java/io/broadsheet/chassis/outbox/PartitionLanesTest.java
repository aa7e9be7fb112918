package io.broadsheet.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.contract.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

class PartitionLanesTest {

    @Test
    void whatTheBrokerDoesNotTellIsLearntTheNextTime() {
        var away = new AtomicBoolean(true);
        var kafka = new KafkaTemplate<String, byte[]>(new DefaultKafkaProducerFactory<>(Map.of())) {
            @Override
            public List<PartitionInfo> partitionsFor(String topic) {
                if (away.get()) {
                    throw new TimeoutException("no answer");
                }
                return List.of(new PartitionInfo(topic, 0, null, null, null));
            }
        };
        OutboxRow row = OutboxRow.of(List.of(OutboxFixture.announce(UUID.randomUUID(), 1)), Instant.EPOCH, null)
                .getFirst();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var lanes = new PartitionLanes(kafka, threads, 1);

            lanes.learn(Topics.ARTICLES);
            assertThat(lanes.of(row).name()).isEqualTo(Topics.ARTICLES);

            away.set(false);
            lanes.learn(Topics.ARTICLES);
            assertThat(lanes.of(row).name()).isEqualTo(Topics.ARTICLES + "-0");
        }
    }
}
