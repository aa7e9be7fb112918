package io.broadsheet.systemtest.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * A thousand articles that come out in the same second, on two instances: how soon, none early, none twice. A record that is
 * sent again has the version of the one before; a second publication would have another.
 */
final class DueAtOnce {

    private static final String TOPIC = "articles.v1";
    private static final int ARTICLES = 1_000;
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** As long as a second one of two instances would come after the first. */
    private static final Duration ONCE_MORE = Duration.ofSeconds(5);

    private final RunningSystem system;
    private final Drafts drafts;

    DueAtOnce(RunningSystem system, Drafts drafts) {
        this.system = system;
        this.drafts = drafts;
    }

    /** By the clock of this machine, which every process of it has. */
    String measure() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < ARTICLES; i++) {
            ids.add(drafts.write());
        }
        Instant at = Instant.now().plus(Duration.ofSeconds(90)).truncatedTo(ChronoUnit.SECONDS);
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            ids.forEach(id -> threads.execute(() -> drafts.schedule(id, at)));
        }
        if (!Instant.now().isBefore(at)) {
            throw new IllegalStateException("still scheduling when they were due");
        }
        Map<String, List<String>> records = new HashMap<>();
        var came = new ArrayList<Long>();
        var decided = new ArrayList<Long>();
        try (var consumer = new KafkaConsumer<String, byte[]>(
                Map.of("bootstrap.servers", system.brokers.bootstrapServers(), "fetch.max.wait.ms", 50),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList());
            consumer.seekToEnd(consumer.assignment());
            consumer.assignment().forEach(consumer::position);
            Instant end = at.plus(PATIENCE);
            while (records.size() < ARTICLES && Instant.now().isBefore(end)) {
                collect(consumer, at, records, decided, came);
            }
            end = Instant.now().plus(ONCE_MORE);
            while (Instant.now().isBefore(end)) {
                collect(consumer, at, records, decided, came);
            }
        }
        decided.sort(null);
        came.sort(null);
        return ("%,d publications due at once on two instances: %d came, decided %d to %d ms after it, "
                        + "at the topic %d to %d ms after it; %d more than once, %d records of them were sent again")
                .formatted(
                        ARTICLES,
                        records.size(),
                        decided.getFirst(),
                        decided.getLast(),
                        came.getFirst(),
                        came.getLast(),
                        records.values().stream()
                                .filter(versions -> Set.copyOf(versions).size() > 1)
                                .count(),
                        records.values().stream()
                                .mapToLong(versions ->
                                        versions.size() - Set.copyOf(versions).size())
                                .sum());
    }

    private static void collect(
            KafkaConsumer<String, byte[]> consumer,
            Instant at,
            Map<String, List<String>> records,
            List<Long> decided,
            List<Long> came) {
        for (var record : consumer.poll(Duration.ofMillis(20))) {
            List<String> versions = records.computeIfAbsent(record.key(), article -> new ArrayList<>());
            if (versions.isEmpty()) {
                decided.add(Duration.between(at, Instant.parse(TopicLog.header(record, "ce_time")))
                        .toMillis());
                came.add(Duration.between(at, Instant.now()).toMillis());
            }
            versions.add(TopicLog.header(record, "ce_sequence"));
        }
    }
}
