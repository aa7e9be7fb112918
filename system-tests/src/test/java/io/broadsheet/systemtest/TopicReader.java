package io.broadsheet.systemtest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** All that the public topics hold, as anybody may read it. */
final class TopicReader implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final KafkaConsumer<String, byte[]> consumer;

    /** @param value null for a tombstone */
    record Entry(String topic, String key, @Nullable String value) {

        boolean has(String word) {
            return value != null && value.toLowerCase(Locale.ROOT).contains(word);
        }
    }

    TopicReader(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "default.api.timeout.ms", (int) ANSWER.toMillis()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** From the beginning to the end, in each partition's order. */
    List<Entry> read() {
        Set<TopicPartition> partitions = consumer.listTopics(ANSWER).values().stream()
                .flatMap(List::stream)
                .filter(partition -> !partition.topic().startsWith("__"))
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet());
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER);
        var entries = new ArrayList<Entry>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (var record : consumer.poll(ANSWER)) {
                byte[] value = record.value();
                entries.add(new Entry(
                        record.topic(),
                        String.valueOf(record.key()),
                        value == null ? null : new String(value, StandardCharsets.UTF_8)));
            }
        }
        return entries;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
