package io.broadsheet.chassis.messaging;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Updates.combine;
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
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when a group cannot go on from where it was: its topic was made anew, its offsets have expired, or records
 * that it had not read were deleted. The group then reads all that is left, but never hears of what was erased
 * meanwhile. The collection {@code consumed} keeps which topic a group has read, since Kafka forgets offsets together
 * with their topic, and what was found, until an operator settles it.
 */
final class TopicContinuity {

    private static final Logger LOG = LoggerFactory.getLogger(TopicContinuity.class);

    private static final String TOPIC_ID = "topicId";
    private static final String BREAK = "break";
    private static final String PLACES = "places";
    private static final String SETTLED = "settled";
    private static final String EXPIRED = "expired";
    private static final String WHAT_TO_DO = "; what was built from it may hold what is no longer so:"
            + " have the topic's owner restate, or rebuild the projection";

    private final MongoCollection<Document> consumed;
    private final TopicIds ids;
    private final KafkaCluster cluster;
    private final GrouplessConsumer reads;
    private final Map<String, String> breaks = new ConcurrentHashMap<>();
    /** Where groups were in partitions that had no leader at the last check: their listeners go on without them. */
    private final Map<ConsumedTopic, Map<TopicPartition, Long>> unanswered = new ConcurrentHashMap<>();

    /**
     * @param what a sentence
     * @param places tell this one from others of its kind, one by one: a group that has nothing to read stays where it is
     *     after it was settled
     */
    private record Break(String what, Map<String, Object> places) {}

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

    /** What was built from it is right again: it is told no more, and only anew. @return false if there is no such break */
    boolean settle(ConsumedTopic topic) {
        String name = name(topic);
        breaks.remove(name);
        Document known = consumed.find(and(eq("_id", name), exists(BREAK))).first();
        if (known == null) {
            return false;
        }
        Document places = known.get(PLACES, new Document());
        Document settled = places.containsKey(TOPIC_ID) ? new Document() : settled(known);
        settled.putAll(places);
        return consumed.updateOne(
                                and(eq("_id", name), eq(BREAK, known.getString(BREAK))),
                                combine(unset(BREAK), unset(PLACES), set(SETTLED, settled)))
                        .getMatchedCount()
                == 1;
    }

    private static Document settled(Document known) {
        return new Document(known.get(SETTLED, new Document()));
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
        Map<TopicPartition, Long> committed =
                cluster.committed(List.of(topic.group())).get(topic.group());
        if (committed == null) {
            throw GroupAuthorizationException.forGroupId(topic.group());
        }
        Map<TopicPartition, Long> done = new HashMap<>(committed);
        done.keySet().retainAll(partitions);
        Document known = consumed.find(eq("_id", name)).first();
        if (known == null) {
            breaks.remove(name);
        } else {
            if (!id.equals(known.getString(TOPIC_ID))) {
                tell(known, new Break("the topic was made anew", Map.of(TOPIC_ID, id)));
                unanswered.remove(topic);
            } else if (done.isEmpty()) {
                tell(known, new Break("the group's offsets have expired", Map.of(EXPIRED, true)));
            } else {
                tellMissing(topic, known, done);
            }
        }
        boolean isKnown = known != null && id.equals(known.getString(TOPIC_ID));
        if (!done.isEmpty() && !isKnown) {
            consumed.updateOne(eq("_id", name), set(TOPIC_ID, id), new UpdateOptions().upsert(true));
        }
    }

    private void tell(Document known, @Nullable Break found) {
        String name = known.getString("_id");
        String told = known.getString(BREAK);
        Document settled = settled(known);
        if (settled.containsKey(EXPIRED) && (found == null || !found.places().containsKey(EXPIRED))) {
            consumed.updateOne(eq("_id", name), unset(SETTLED + "." + EXPIRED));
        }
        if (found == null || settled.entrySet().containsAll(found.places().entrySet())) {
            show(name, told);
            return;
        }
        if (!found.what().equals(told)) {
            LOG.error("{}: {}{}", name, found.what(), WHAT_TO_DO);
        }
        if (!found.what().equals(told) || !found.places().equals(known.get(PLACES))) {
            consumed.updateOne(eq("_id", name), combine(set(BREAK, found.what()), set(PLACES, found.places())));
        }
        show(name, found.what());
    }

    private static String name(ConsumedTopic topic) {
        return topic.group() + " of " + topic.topic();
    }

    private void show(String name, @Nullable String what) {
        if (what == null) {
            breaks.remove(name);
        } else {
            breaks.put(name, what);
        }
    }

    private void tellMissing(ConsumedTopic topic, Document known, Map<TopicPartition, Long> done)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> read = new HashMap<>(done);
        unanswered
                .getOrDefault(topic, Map.of())
                .forEach((partition, offset) -> read.merge(partition, offset, Math::min));
        Map<TopicPartition, Long> begins = cluster.begins(read.keySet());
        if (begins.isEmpty()) {
            throw new TimeoutException("No partition tells where it begins");
        }
        var lost = new TreeMap<String, Object>();
        begins.forEach((partition, begin) -> {
            if (GrouplessConsumer.offset(read, partition) < begin) {
                lost.put(Integer.toString(partition.partition()), begin);
            }
        });
        tell(known, lost.isEmpty() ? null : new Break("records that the group had not read are kept no longer", lost));
        read.keySet().removeAll(begins.keySet());
        unanswered.put(topic, read);
    }
}
