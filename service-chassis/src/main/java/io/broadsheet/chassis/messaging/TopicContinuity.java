package io.broadsheet.chassis.messaging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

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
 * offsets together with their topic; what was found is kept there too, until an operator says that it is settled.
 */
final class TopicContinuity {

    private static final Logger LOG = LoggerFactory.getLogger(TopicContinuity.class);

    private static final String TOPIC_ID = "topicId";
    private static final String BREAK = "break";
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

    /** What was found and is not settled: a sentence for each {@code GROUP of TOPIC}. */
    Map<String, String> breaks() {
        return new TreeMap<>(breaks);
    }

    /** What was built from it is right again. @return false if there is no such break */
    boolean settle(ConsumedTopic topic) {
        String name = name(topic);
        breaks.remove(name);
        return consumed.updateOne(and(eq("_id", name), exists(BREAK)), unset(BREAK))
                        .getMatchedCount()
                == 1;
    }

    /** To be called before a listener of it begins, as that commits offsets of its own; and now and then. */
    void check(ConsumedTopic topic) throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions = reads.use(consumer -> GrouplessConsumer.assign(consumer, topic.topic()));
        if (!partitions.isEmpty()) {
            check(topic, partitions);
        }
    }

    private void check(ConsumedTopic topic, List<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        String name = name(topic);
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
        String told = known == null ? null : known.getString(BREAK);
        if (found != null && !found.equals(told)) {
            LOG.error("{}: {}{}", name, found, WHAT_TO_DO);
            consumed.updateOne(eq("_id", name), set(BREAK, found));
        }
        show(name, found == null ? told : found);
        boolean isKnown = known != null && id.equals(known.getString(TOPIC_ID));
        if (!done.isEmpty() && !isKnown) {
            consumed.updateOne(eq("_id", name), set(TOPIC_ID, id), new UpdateOptions().upsert(true));
        }
    }

    private static String name(ConsumedTopic topic) {
        return topic.group() + " of " + topic.topic();
    }

    private void show(String name, @Nullable String found) {
        if (found == null) {
            breaks.remove(name);
        } else {
            breaks.put(name, found);
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
