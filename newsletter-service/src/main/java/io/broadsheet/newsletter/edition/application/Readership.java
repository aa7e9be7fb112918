package io.broadsheet.newsletter.edition.application;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Subject;
import io.broadsheet.newsletter.edition.domain.TopicFilter;
import io.broadsheet.newsletter.subscription.Recipients;
import io.broadsheet.newsletter.subscription.Recipients.Audience;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many readers a story would reach, counted once a minute at most for each subject. */
public class Readership {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 1_000;

    private final Recipients recipients;
    private final LoadingCache<Subject, Reach> counted;

    Readership(Recipients recipients) {
        this.recipients = recipients;
        this.counted = Caffeine.newBuilder()
                .expireAfterWrite(KEPT)
                .maximumSize(MOST_KEPT)
                .build(this::count);
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
        return counted.get(subject);
    }

    private Reach count(Subject subject) {
        var readers = new EnumMap<Cadence, SortedMap<Integer, Long>>(Cadence.class);
        recipients.eachAudience(audience -> {
            if (wants(audience, subject)) {
                var hour = audience.cadence() == Cadence.INSTANT ? 0 : audience.hour();
                readers.computeIfAbsent(audience.cadence(), none -> new TreeMap<>())
                        .merge(hour, audience.readers(), Long::sum);
            }
        });
        return new Reach(readers);
    }

    private static boolean wants(Audience audience, Subject subject) {
        var wishes = audience.wishes();
        return TopicFilter.of(wishes.topics(), wishes.languages()).wants(subject);
    }
}
