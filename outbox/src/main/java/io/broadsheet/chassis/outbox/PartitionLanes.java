package io.broadsheet.chassis.outbox;

import io.broadsheet.chassis.Backoff;
import io.broadsheet.chassis.CircuitBreaker;
import io.broadsheet.chassis.Loggable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;

/**
 * A circuit breaker and places for each partition of each topic that events go to, so that trouble with one holds up
 * only what goes there. Commands and the sweep have places of their own.
 */
final class PartitionLanes {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionLanes.class);
    private static final Backoff WAITS = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(5));
    private static final int SWEPT_AT_ONCE = 4;
    private static final int MOST_WAITING = 256;
    /** For what is not known before it is read: states to be stated again, topics that no broker tells of yet. */
    private static final int UNKNOWN = -1;

    private final KafkaOperations<String, byte[]> kafka;
    private final ExecutorService threads;
    private final int concurrency;
    private final Map<String, Integer> partitions = new ConcurrentHashMap<>();
    private final Map<Place, Partition> known = new ConcurrentHashMap<>();

    PartitionLanes(KafkaOperations<String, byte[]> kafka, ExecutorService threads, int concurrency) {
        this.kafka = kafka;
        this.threads = threads;
        this.concurrency = concurrency;
    }

    private record Place(String topic, int partition) {}

    /** @param leased for documents that nobody else can work on: what waits there is never left out */
    record Partition(
            String name,
            CircuitBreaker breaker,
            AtomicReference<String> lastFailure,
            Lane commands,
            Lane leased,
            Lane swept) {

        /** Whoever waits for it is left to a later sweep. @return whether it has only now begun to take nothing */
        boolean failed(Instant now, String reason) {
            lastFailure.set(reason);
            boolean opens = breaker.failed(now);
            if (opens) {
                commands.clear();
                swept.clear();
            }
            return opens;
        }

        int size() {
            return commands.size() + leased.size() + swept.size();
        }
    }

    ExecutorService threads() {
        return threads;
    }

    /** Where an event goes, by its key as the producer takes it. It asks no broker. */
    Partition of(OutboxRow row) {
        String topic = row.topic();
        Integer count = partitions.get(topic);
        return of(
                topic,
                count == null
                        ? UNKNOWN
                        : BuiltInPartitioner.partitionForKey(
                                row.key().toString().getBytes(StandardCharsets.UTF_8), count));
    }

    /** For documents of a collection of which it is not known where their events go. */
    Partition unknown(String collection) {
        return of(collection, UNKNOWN);
    }

    private Partition of(String topic, int partition) {
        return known.computeIfAbsent(
                new Place(topic, partition),
                place -> new Partition(
                        partition == UNKNOWN ? topic : topic + "-" + partition,
                        new CircuitBreaker(WAITS),
                        new AtomicReference<>(""),
                        new Lane(threads, concurrency, MOST_WAITING),
                        new Lane(threads, concurrency, MOST_WAITING),
                        new Lane(threads, SWEPT_AT_ONCE, MOST_WAITING)));
    }

    /** Learns how many partitions a topic has, which never changes; may wait for a broker, and for the next time. */
    void learn(String topic) {
        try {
            partitions.computeIfAbsent(topic, name -> kafka.partitionsFor(name).size());
        } catch (RuntimeException away) { // no reason to take what was sent for not sent
            LOG.debug("The partitions of {} are not known yet", topic, Loggable.of(away));
        }
    }

    /** Those that took nothing at the last try, with the reason's class. */
    List<String> troubled() {
        return known.values().stream()
                .filter(partition -> partition.breaker().isTripped())
                .map(partition -> "%s (%s)".formatted(partition.name(), partition.lastFailure()))
                .sorted()
                .toList();
    }

    int queued() {
        return known.values().stream().mapToInt(Partition::size).sum();
    }

    /** Those whose documents wait for the sweep's places. */
    int swept() {
        return known.values().stream()
                .mapToInt(partition -> partition.swept().size())
                .sum();
    }

    /** Nothing that waits begins, but what is leased. @return whether what is at work came to its end in time */
    boolean stop(Duration atMost) {
        known.values().forEach(partition -> {
            partition.commands().clear();
            partition.swept().clear();
        });
        threads.shutdown();
        try {
            return threads.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
