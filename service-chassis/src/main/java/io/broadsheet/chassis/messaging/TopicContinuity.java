package io.broadsheet.chassis.messaging;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells where a group cannot go on from where it was: its topic was made anew, its offsets have expired, or records that
 * it had not read are kept no longer. It then reads all there is, but what was erased or numbered otherwise meanwhile
 * does not come again. Which topic a group has read is kept in the collection {@code consumed}, since Kafka forgets
 * offsets together with their topic.
 */
final class TopicContinuity {

    private static final Logger LOG = LoggerFactory.getLogger(TopicContinuity.class);

    private static final String TOPIC_ID = "topicId";
    private static final String WHAT_TO_DO = "; what was built from it may hold what is no longer so:"
            + " have the topic's owner restate, or rebuild the projection";

    private final MongoCollection<Document> consumed;
    private final TopicIds ids;
    private final KafkaCluster cluster;
    private final GrouplessConsumer reads;
    private final Map<String, String> breaks = new ConcurrentHashMap<>();

    TopicContinuity(MongoDatabase database, TopicIds ids, KafkaCluster cluster, GrouplessConsumer reads) {
        this.consumed = database.getCollection("consumed");
        this.ids = ids;
        this.cluster = cluster;
        this.reads = reads;
    }

    /** What was found since the start of this process: a sentence for each group and topic. */
    Map<String, String> breaks() {
        return new TreeMap<>(breaks);
    }

    /** To be called before the listeners begin, as they commit offsets of their own; and now and then. */
    boolean check(List<ConsumedTopic> topics) throws ExecutionException, InterruptedException {
        for (ConsumedTopic topic : topics) {
            List<TopicPartition> partitions = reads.use(consumer -> GrouplessConsumer.assign(consumer, topic.topic()));
            if (!partitions.isEmpty()) {
                check(topic, partitions);
            }
        }
        return true;
    }

    private void check(ConsumedTopic topic, List<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        String name = topic.group() + " of " + topic.topic();
        String id = ids.of(topic.topic());
        Map<TopicPartition, Long> done =
                new HashMap<>(cluster.committed(List.of(topic.group())).getOrDefault(topic.group(), Map.of()));
        done.keySet().retainAll(partitions);
        Document known = consumed.find(eq("_id", name)).first();
        String found = null;
        if (known != null) {
            found = id.equals(known.getString(TOPIC_ID))
                    ? reads.use(consumer -> missing(consumer, topic, done))
                    : "the topic was made anew";
        }
        if (found != null && !found.equals(breaks.put(name, found))) {
            LOG.error("{}: {}{}", name, found, WHAT_TO_DO);
        }
        boolean isKnown = known != null && id.equals(known.getString(TOPIC_ID));
        if (!done.isEmpty() && !isKnown) {
            consumed.updateOne(eq("_id", name), set(TOPIC_ID, id), new UpdateOptions().upsert(true));
        }
    }

    private static @Nullable String missing(
            Consumer<?, ?> consumer, ConsumedTopic topic, Map<TopicPartition, Long> done) {
        if (done.isEmpty()) {
            return "the group's offsets have expired";
        }
        List<TopicPartition> partitions = GrouplessConsumer.assign(consumer, topic.topic());
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions, GrouplessConsumer.ANSWER);
        boolean isLost = done.entrySet().stream()
                .anyMatch(read -> read.getValue() < GrouplessConsumer.offset(begins, read.getKey()));
        return isLost ? "records that the group had not read are kept no longer" : null;
    }
}
