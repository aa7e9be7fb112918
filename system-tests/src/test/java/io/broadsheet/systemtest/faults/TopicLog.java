package io.broadsheet.systemtest.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the topics hold since a moment, read as anybody may read it. For one thread. */
final class TopicLog implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(20);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, Map<String, List<Entry>>> byTopicAndSubject = new HashMap<>();
    private final List<String> deadLetters = new ArrayList<>();

    /**
     * A record about one aggregate.
     *
     * @param version the aggregate's
     * @param json null for a tombstone
     */
    record Entry(String type, long version, @Nullable String json) {

        /** Null where there is none. */
        @Nullable String value(String field) {
            return json == null ? null : JSON.readTree(json).path(field).asString(null);
        }
    }

    TopicLog(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false,
                        "default.api.timeout.ms",
                        (int) ANSWER.toMillis()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Forgets what was read: what comes from now on counts. */
    void begin() {
        assignAll();
        read();
        byTopicAndSubject.clear();
        deadLetters.clear();
    }

    private void assignAll() {
        Set<TopicPartition> partitions = consumer.listTopics(ANSWER).values().stream()
                .flatMap(List::stream)
                .filter(partition -> !partition.topic().startsWith("__"))
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet());
        if (!partitions.equals(consumer.assignment())) {
            Map<TopicPartition, Long> positions = new HashMap<>();
            consumer.assignment().forEach(known -> positions.put(known, consumer.position(known)));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            positions.forEach(consumer::seek);
        }
    }

    /** Reads on to the end. */
    void read() {
        assignAll();
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), ANSWER);
        long deadline = System.nanoTime() + ANSWER.toNanos();
        Set<TopicPartition> open = new HashSet<>(ends.keySet());
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            consumer.poll(Duration.ofMillis(100)).forEach(this::take);
            open.removeIf(partition -> consumer.position(partition) >= ends.get(partition));
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.topic().endsWith("-dlt")) {
            deadLetters.add(record.topic() + " " + record.key());
            return;
        }
        String sequence = header(record, "ce_sequence");
        if (sequence.isEmpty()) {
            return;
        }
        byTopicAndSubject
                .computeIfAbsent(record.topic(), topic -> new LinkedHashMap<>())
                .computeIfAbsent(header(record, "ce_subject"), subject -> new ArrayList<>())
                .add(new Entry(
                        header(record, "ce_type"),
                        Long.parseLong(sequence),
                        record.value() == null ? null : new String(record.value(), StandardCharsets.UTF_8)));
    }

    static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    List<Entry> of(String topic, String subject) {
        return byTopicAndSubject.getOrDefault(topic, Map.of()).getOrDefault(subject, List.of());
    }

    List<String> deadLetters() {
        return deadLetters;
    }

    /** What is wrong with the order of one aggregate's records, or null. */
    static @Nullable String disorder(List<Entry> entries) {
        var seen = new HashSet<Long>();
        long highest = 0;
        for (Entry entry : entries) {
            if (seen.add(entry.version()) && entry.version() < highest) {
                return "version " + entry.version() + " came for the first time after " + highest;
            }
            highest = Math.max(highest, entry.version());
        }
        return entries.isEmpty() || entries.getLast().version() == highest
                ? null
                : "the last record has version " + entries.getLast().version() + ", the highest is " + highest;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
