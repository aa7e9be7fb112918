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
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
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
 * Notices when a group cannot go on from where it was: its topic was made anew or lost its end, its offsets have
 * expired, records that it had not read were deleted, or it has read what this database, a restored one, knows nothing
 * of. The group reads all that is left from its place on, but never hears of what was erased meanwhile. The collection
 * {@code consumed} keeps which topic a group has read, since Kafka forgets offsets together with their topic; how far,
 * for that goes back with a backup; and what was found, until an operator settles it.
 */
final class TopicContinuity {

    private static final Logger LOG = LoggerFactory.getLogger(TopicContinuity.class);

    private static final String TOPIC_ID = "topicId";
    private static final String BREAK = "break";
    private static final String PLACES = "places";
    private static final String SETTLED = "settled";
    private static final String EXPIRED = "expired";
    private static final String READ = "read";
    private static final String READ_AT = "readAt";
    private static final String OLDER = "older";
    /** Between two looks is a minute, and the clocks of those who write records may differ. */
    private static final Duration DOUBT = Duration.ofMinutes(10);

    private static final String WHAT_TO_DO = "; what was built from it may hold what is no longer so:"
            + " have the topic's owner restate, or rebuild the projection";

    private final MongoCollection<Document> consumed;
    private final TopicIds ids;
    private final KafkaCluster cluster;
    private final GrouplessConsumer reads;
    private final InstantSource clock;
    private final Map<String, String> breaks = new ConcurrentHashMap<>();
    /** Where groups were in partitions that had no leader at the last check: their listeners go on without them. */
    private final Map<ConsumedTopic, Map<TopicPartition, Long>> unanswered = new ConcurrentHashMap<>();

    /**
     * @param what a sentence
     * @param places tell this one from others of its kind, one by one: a group that has nothing to read stays where it is
     *     after it was settled
     */
    private record Break(String what, Map<String, Object> places) {}

    /** @param clock the database's */
    TopicContinuity(
            MongoDatabase database,
            TopicIds ids,
            KafkaCluster cluster,
            GrouplessConsumer reads,
            InstantSource clock,
            MeterRegistry meters) {
        this.consumed = database.getCollection("consumed");
        this.ids = ids;
        this.cluster = cluster;
        this.reads = reads;
        this.clock = clock;
        Gauge.builder("broadsheet.topics.breaks", breaks, Map::size)
                .description("Topics in which a group of the service could not go on from where it was")
                .register(meters);
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
        Instant now = clock.instant();
        Document known = consumed.find(eq("_id", name)).first();
        if (known == null) {
            breaks.remove(name);
            keep(name, id, done, now);
            if (!done.isEmpty()) {
                tell(
                        new Document("_id", name),
                        new Break("the database knows nothing of what the group has read", Map.of(OLDER, now)));
            }
            return;
        }
        if (!id.equals(known.getString(TOPIC_ID))) {
            tell(known, new Break("the topic was made anew", Map.of(TOPIC_ID, id)));
            unanswered.remove(topic);
        } else if (!done.isEmpty()) {
            tellMissing(topic, known, done, now);
        } else if (hasRead(known)) {
            tell(known, new Break("the group's offsets have expired", Map.of(EXPIRED, true)));
        }
        if (!done.isEmpty()) {
            keep(name, id, done, now);
        }
    }

    private void keep(String name, String id, Map<TopicPartition, Long> done, Instant now) {
        var read = new Document();
        done.forEach((partition, offset) -> read.append(Integer.toString(partition.partition()), offset));
        consumed.updateOne(
                eq("_id", name),
                combine(set(TOPIC_ID, id), set(READ, read), set(READ_AT, now)),
                new UpdateOptions().upsert(true));
    }

    /** One that an earlier version has kept was kept when something had been read. */
    private static boolean hasRead(Document known) {
        Document read = known.get(READ, Document.class);
        return read == null || !read.isEmpty();
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

    private void tellMissing(ConsumedTopic topic, Document known, Map<TopicPartition, Long> done, Instant now)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> read = new HashMap<>(done);
        unanswered
                .getOrDefault(topic, Map.of())
                .forEach((partition, offset) -> read.merge(partition, offset, Math::min));
        Map<TopicPartition, Long> begins = cluster.begins(read.keySet());
        if (begins.isEmpty()) {
            throw new TimeoutException("No partition tells where it begins");
        }
        var found = new TreeSet<String>();
        var places = new TreeMap<String, Object>();
        begins.forEach((partition, begin) -> {
            if (GrouplessConsumer.offset(read, partition) < begin) {
                found.add("records that the group had not read are kept no longer");
                places.put(Integer.toString(partition.partition()), begin);
            }
        });
        cluster.ends(done.keySet()).forEach((partition, end) -> {
            long next = GrouplessConsumer.offset(done, partition);
            if (next > end) {
                found.add("the topic lost its end");
                places.put(partition.partition() + " to", next);
            }
        });
        if (hasReadLongAfter(known, done, now)) {
            found.add("the group has read what came after this database, which a backup may have brought back");
            places.put(OLDER, known.getDate(READ_AT));
        }
        tell(known, found.isEmpty() ? null : new Break(String.join("; ", found), places));
        read.keySet().removeAll(begins.keySet());
        unanswered.put(topic, read);
    }

    /** Of a process that was off for long, no record that its group has read is of long after the last look. */
    private boolean hasReadLongAfter(Document known, Map<TopicPartition, Long> done, Instant now)
            throws ExecutionException, InterruptedException {
        Document read = known.get(READ, Document.class);
        Date readAt = known.getDate(READ_AT);
        if (read == null || readAt == null || readAt.toInstant().plus(DOUBT).isAfter(now)) {
            return false;
        }
        Map<TopicPartition, Long> further = new HashMap<>(done);
        further.entrySet().removeIf(each -> each.getValue() <= from(read, each.getKey()));
        return cluster.firstsFrom(readAt.toInstant().plus(DOUBT), further.keySet()).entrySet().stream()
                .anyMatch(first -> first.getValue() < GrouplessConsumer.offset(further, first.getKey()));
    }

    private static long from(Document read, TopicPartition partition) {
        Long offset = read.getLong(Integer.toString(partition.partition()));
        return offset == null ? 0 : offset;
    }
}
