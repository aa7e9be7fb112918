package io.broadsheet.chassis.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import io.broadsheet.chassis.Background;
import io.broadsheet.chassis.messaging.CloudEvents;
import io.broadsheet.chassis.messaging.GrouplessConsumer;
import io.broadsheet.chassis.messaging.OwnedTopic;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what came to the service's own topics since the last look with what the database holds: after the restoring
 * of a backup the database is the older one. Up to where it has looked lies in the collection {@code compared}, and so
 * goes back with a backup; of which nothing is known is compared from its beginning. Tells as well of a topic that holds
 * less than was seen there. Every instance does it; they find the same.
 */
final class TopicComparison extends Background {

    private static final Logger LOG = LoggerFactory.getLogger(TopicComparison.class);

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int COUNTED = 10_000;
    private static final String TOPIC_ID = "topicId";
    private static final String OFFSETS = "offsets";
    private static final String LOST = "lost";

    private final MongoCollection<Document> compared;
    private final List<OwnedTopic> topics;
    private final UnaryOperator<String> topicIds;
    private final GrouplessConsumer reads;
    private final BehindTopic behind;
    private volatile long found;
    private volatile Map<String, String> lost = Map.of();

    /** @param topicIds tell a topic from another of the same name */
    TopicComparison(
            MongoDatabase database,
            List<OwnedTopic> topics,
            UnaryOperator<String> topicIds,
            GrouplessConsumer reads,
            BehindTopic behind,
            MeterRegistry meters) {
        super("topic-comparison");
        this.compared = database.getCollection("compared");
        this.topics = topics;
        this.topicIds = topicIds;
        this.reads = reads;
        this.behind = behind;
        Gauge.builder("broadsheet.outbox.behind", this, comparison -> comparison.found)
                .description("Aggregates that are older in the database than at their topic")
                .register(meters);
        Gauge.builder("broadsheet.outbox.topics.lost", this, comparison -> comparison.lost.size())
                .description("Topics of the service that were made anew or lost their end: to be stated again")
                .register(meters);
    }

    /** What is to be stated again, as last seen: a sentence for each topic. */
    Map<String, String> lost() {
        return lost;
    }

    /** @return false if it was not told of that topic */
    boolean settle(String topic) {
        boolean isKnown = compared.updateOne(and(eq("_id", topic), exists(LOST)), unset(LOST))
                        .getMatchedCount()
                == 1;
        lost = readLost();
        return isKnown;
    }

    private Map<String, String> readLost() {
        var read = new TreeMap<String, String>();
        compared.find(exists(LOST)).forEach(topic -> read.put(topic.getString("_id"), topic.getString(LOST)));
        return Collections.unmodifiableMap(read);
    }

    /** As last seen, counted up to {@value #COUNTED}. */
    long behind() {
        return found;
    }

    @Override
    protected void work() throws InterruptedException {
        boolean isWhole = false;
        while (isWantedAfter(isWhole ? PERIOD : SOON)) {
            isWhole = look();
        }
    }

    /** @return whether everything up to now was compared */
    boolean look() {
        boolean isWhole = true;
        for (OwnedTopic topic : topics) {
            try {
                isWhole &= look(topic.name());
            } catch (KafkaException away) {
                // Whether Kafka answers is told elsewhere, and a topic may still be on its way.
                isWhole = false;
            }
        }
        found = behind.count(COUNTED);
        lost = readLost();
        return isWhole;
    }

    private boolean look(String topic) {
        String id = topicIds.apply(topic);
        Document known = compared.find(eq("_id", topic)).first();
        boolean isTheSame = known != null && id.equals(known.getString(TOPIC_ID));
        Document offsets = isTheSame ? known.get(OFFSETS, new Document()) : new Document();
        return reads.use(consumer -> {
            List<TopicPartition> partitions = GrouplessConsumer.assign(consumer, topic);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, GrouplessConsumer.ANSWER);
            if (known != null && !isTheSame) {
                tellLost(topic, "it was made anew");
            }
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, GrouplessConsumer.ANSWER);
            for (TopicPartition partition : partitions) {
                long from = from(offsets, partition);
                long begin = GrouplessConsumer.offset(begins, partition);
                boolean isCut = from > GrouplessConsumer.offset(ends, partition);
                if (isCut) {
                    tellLost(topic, "it lost its end");
                }
                consumer.seek(partition, isCut ? begin : Math.max(from, begin));
            }
            boolean isWhole = compare(consumer, topic, ends);
            var reached = new HashMap<TopicPartition, Long>();
            partitions.forEach(
                    partition -> reached.put(partition, consumer.position(partition, GrouplessConsumer.ANSWER)));
            if (!isTheSame
                    || reached.entrySet().stream().anyMatch(each -> each.getValue() != from(offsets, each.getKey()))) {
                save(topic, id, reached);
            }
            return isWhole;
        });
    }

    private static long from(Document offsets, TopicPartition partition) {
        Long offset = offsets.getLong(String.valueOf(partition.partition()));
        return offset == null ? 0 : offset;
    }

    private void save(String topic, String id, Map<TopicPartition, Long> reached) {
        var offsets = new Document();
        reached.forEach((partition, offset) -> offsets.append(String.valueOf(partition.partition()), offset));
        compared.updateOne(
                eq("_id", topic), combine(set(TOPIC_ID, id), set(OFFSETS, offsets)), new UpdateOptions().upsert(true));
    }

    private void tellLost(String topic, String what) {
        LOG.error("{}: {}; state all again. See docs/operating, 'Rebuilding from topics'", topic, what);
        compared.updateOne(eq("_id", topic), set(LOST, what));
    }

    private boolean compare(Consumer<String, byte[]> consumer, String topic, Map<TopicPartition, Long> ends) {
        long deadline = System.nanoTime() + LONGEST_LOOK.toNanos();
        boolean isWhole = true;
        int older = 0;
        while (isWhole
                && ends.entrySet().stream()
                        .anyMatch(end -> consumer.position(end.getKey(), GrouplessConsumer.ANSWER) < end.getValue())) {
            var last = new HashMap<UUID, LastRecord>();
            consumer.poll(POLL).forEach(record -> take(record, last));
            older += behind.compare(last);
            isWhole = System.nanoTime() < deadline;
        }
        if (older > 0) {
            LOG.error(
                    "{} of the aggregates that {} tells of are older in the database: was a backup restored?"
                            + " See docs/operating, 'Restoring a backup'",
                    older,
                    topic);
        }
        return isWhole;
    }

    private static void take(ConsumerRecord<String, byte[]> record, Map<UUID, LastRecord> last) {
        String subject = CloudEvents.text(record.headers(), CloudEvents.SUBJECT);
        String version = CloudEvents.text(record.headers(), CloudEvents.SEQUENCE);
        if (subject == null || version == null) {
            return;
        }
        try {
            LastRecord read =
                    new LastRecord(Long.parseLong(version), CloudEvents.text(record.headers(), CloudEvents.TYPE));
            last.merge(UUID.fromString(subject), read, (one, other) -> other.version() >= one.version() ? other : one);
        } catch (IllegalArgumentException notOurs) {
            // Whoever wrote it, it tells of no aggregate; consumers make a dead letter of it.
        }
    }
}
