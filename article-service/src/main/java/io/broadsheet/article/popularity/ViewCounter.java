package io.broadsheet.article.popularity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.chassis.messaging.EventReader;
import io.broadsheet.chassis.messaging.MalformedEvent;
import io.broadsheet.contract.ArticleViewed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts records of article-views.v1 in memory until they are flushed. What is stored of an article is read before its
 * first record is counted, so that one counted before, by whomever, is not counted again.
 */
@Component
class ViewCounter {

    private static final Logger LOG = LoggerFactory.getLogger(ViewCounter.class);

    private final EventReader events;
    private final ViewCounts counts;
    private final Map<UUID, ViewCount> open = new HashMap<>();

    /** A view that was sent twice, because the answer to the first sending was lost, is in the same partition twice. */
    private final Cache<UUID, Long> recent = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofMinutes(15))
            .build();

    private record Seen(UUID article, int partition, long offset, Instant at) {}

    ViewCounter(EventReader events, ViewCounts counts) {
        this.events = events;
        this.counts = counts;
    }

    /** @param topic the id of the topic that the records are of */
    void count(Iterable<ConsumerRecord<String, byte[]>> records, String topic) {
        var seen = new ArrayList<Seen>();
        for (var record : records) {
            var read = read(record);
            if (read != null) {
                seen.add(read);
            }
        }
        load(seen, topic);
        for (var each : seen) {
            open.computeIfPresent(
                    each.article,
                    (article, count) -> count.in(topic, each.partition).plus(each.offset, each.at));
        }
    }

    int articles() {
        return open.size();
    }

    /** Stores all that was counted. After a failure it is still there. */
    void flush() {
        counts.keep(open.values());
        open.clear();
    }

    /** Somebody else counts on from what is stored. */
    void forget() {
        open.clear();
    }

    private void load(List<Seen> seen, String topic) {
        var unknown = seen.stream()
                .map(Seen::article)
                .filter(article -> !open.containsKey(article))
                .distinct()
                .toList();
        if (unknown.isEmpty()) {
            return;
        }
        var stored = counts.of(unknown);
        for (var article : unknown) {
            var count = stored.get(article);
            open.put(article, count == null ? ViewCount.none(article, topic) : count);
        }
    }

    /** A record that is read again has the offset that it had. */
    private boolean isFirst(UUID id, long offset) {
        return recent.asMap().merge(id, offset, Math::min) == offset;
    }

    private @Nullable Seen read(ConsumerRecord<String, byte[]> record) {
        try {
            var event = events.read(record).orElse(null);
            return event != null
                            && event.payload() instanceof ArticleViewed(var id, var version, var article)
                            && isFirst(id, record.offset())
                    ? new Seen(article, record.partition(), record.offset(), event.time())
                    : null;
        } catch (MalformedEvent unreadable) {
            // Nothing in it could be put right: it goes by, and is told.
            LOG.warn(
                    "Passed over offset {} of {}-{}: it cannot be read",
                    record.offset(),
                    record.topic(),
                    record.partition());
            return null;
        }
    }
}
