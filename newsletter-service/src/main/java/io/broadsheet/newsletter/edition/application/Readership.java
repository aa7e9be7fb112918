package io.broadsheet.newsletter.edition.application;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Subject;
import io.broadsheet.newsletter.edition.domain.TopicFilter;
import io.broadsheet.newsletter.subscription.Recipients;
import io.broadsheet.newsletter.subscription.Recipients.Audience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many readers a story would reach. Readers are counted once a minute at most, whatever is asked. */
public class Readership {
    private static final Duration KEPT = Duration.ofMinutes(1);
    /** Of more it is asked each time. */
    private static final int MOST_KEPT = 50_000;

    private final Recipients recipients;
    private final LoadingCache<String, Optional<List<Audience>>> audiences;

    Readership(Recipients recipients) {
        this.recipients = recipients;
        this.audiences =
                Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(1).build(all -> counted());
    }

    /** @param readers of each cadence by their local hour, 0 to 23; of {@link Cadence#INSTANT} all at 0 */
    public record Reach(Map<Cadence, SortedMap<Integer, Long>> readers) {

        public long total() {
            return readers.keySet().stream().mapToLong(this::of).sum();
        }

        public long of(Cadence cadence) {
            return hours(cadence).values().stream().mapToLong(Long::longValue).sum();
        }

        public SortedMap<Integer, Long> hours(Cadence cadence) {
            return readers.getOrDefault(cadence, Collections.emptySortedMap());
        }
    }

    /** @throws com.mongodb.MongoExecutionTimeoutException if counting takes more than some seconds */
    public Reach of(Subject subject) {
        var readers = new EnumMap<Cadence, SortedMap<Integer, Long>>(Cadence.class);
        var kept = audiences.get("all");
        if (kept.isPresent()) {
            kept.get().forEach(audience -> add(audience, subject, readers));
        } else {
            recipients.eachAudience(audience -> add(audience, subject, readers));
        }
        return new Reach(readers);
    }

    /** @return empty for too many to be kept */
    private Optional<List<Audience>> counted() {
        var found = new ArrayList<Audience>();
        recipients.eachAudience(audience -> {
            if (found.size() <= MOST_KEPT) {
                found.add(audience);
            }
        });
        return found.size() > MOST_KEPT ? Optional.empty() : Optional.of(List.copyOf(found));
    }

    private static void add(Audience audience, Subject subject, Map<Cadence, SortedMap<Integer, Long>> readers) {
        var wishes = audience.wishes();
        if (TopicFilter.of(wishes.topics(), wishes.languages()).wants(subject)) {
            var hour = audience.cadence() == Cadence.INSTANT ? 0 : audience.hour();
            readers.computeIfAbsent(audience.cadence(), none -> new TreeMap<>())
                    .merge(hour, audience.readers(), Long::sum);
        }
    }
}
