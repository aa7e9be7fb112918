package io.broadsheet.website.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known under one key of a {@link ServiceCache}, and the call that is under way. The cache calls it while it
 * holds its own locks, so nothing in here may call the cache. Times are of {@link System#nanoTime}.
 */
final class CacheSlot<K, V> {

    /**
     * An instance of a service answers from memory for up to 2 s while it hears of no changes; what is read later than this
     * after a change is of after it.
     */
    private static final long SETTLING = Duration.ofMillis(2_200).toNanos();

    private static final long FIRST_DELAY = Duration.ofMillis(25).toNanos();
    private static final int MOST_DOUBLINGS = 6;

    private final K key;
    private final EventFilter<K, V> filter;
    private @Nullable CachedAnswer<V> answer;
    private @Nullable Reading<K, V> reading;
    /** When it changed, or may have. */
    private long changedAt;
    /** How many answers in a row were from before an event. */
    private int behind;

    /** A call under way. */
    static final class Reading<K, V> {
        final CompletableFuture<CachedAnswer<V>> result = new CompletableFuture<>();
        private final List<BiPredicate<K, V>> changes = new ArrayList<>();
        private boolean overtaken;
        private boolean revoked;

        private boolean isOvertaken(K key, V value) {
            return overtaken || changes.stream().anyMatch(changed -> changed.test(key, value));
        }
    }

    CacheSlot(K key, EventFilter<K, V> filter, long changedAt) {
        this.key = key;
        this.filter = filter;
        this.changedAt = changedAt;
    }

    synchronized @Nullable CachedAnswer<V> answer() {
        return answer;
    }

    /** @return the call under way, or null if {@code another} is it now */
    synchronized @Nullable Reading<K, V> readingOr(Reading<K, V> another) {
        // One that began before the change may bring what was before it.
        if (reading != null && !reading.overtaken) {
            return reading;
        }
        reading = another;
        return null;
    }

    /** @param at when it began to be read */
    synchronized CachedAnswer<V> finished(Reading<K, V> done, V read, long at, long now) {
        var overtaken = done.isOvertaken(key, read);
        if (overtaken) {
            changedAt = now;
        }
        var known = answer;
        var isOlder = known != null && !known.isRevoked() && filter.isOlder(key, read, known.value());
        behind = filter.isBehind(key, read) ? behind + 1 : 0;
        var value = filter.visible(key, isOlder && known != null ? known.value() : read);
        var next = new CachedAnswer<>(value, at, isOlder || behind > 0 ? now + delay() : settled(at), overtaken);
        if (done.revoked) {
            next.revoke();
        }
        if (reading == done) {
            reading = null;
            answer = next;
        }
        return next;
    }

    private long settled(long at) {
        var settled = changedAt + SETTLING;
        if (at - settled < 0) {
            return settled;
        }
        return filter.lasting() == Long.MAX_VALUE ? at : at + filter.lasting();
    }

    private long delay() {
        return FIRST_DELAY << Math.min(behind, MOST_DOUBLINGS);
    }

    /** @return whether nothing is left that would be worth keeping */
    synchronized boolean failed(Reading<K, V> done) {
        if (reading == done) {
            reading = null;
        }
        return answer == null && reading == null;
    }

    synchronized void outdate(long now) {
        changedAt = now;
        behind = 0;
        if (answer != null) {
            answer.outdate();
        }
        if (reading != null) {
            reading.overtaken = true;
        }
    }

    /** Outdates it if the test holds; whether it does for what is being read is seen when that is there. */
    synchronized void outdateIf(BiPredicate<K, V> changed, long now) {
        if (answer == null || answer.isOutdated()) {
            // What is there now may name it.
            changedAt = now;
        } else if (changed.test(key, answer.value())) {
            outdate(now);
        }
        if (reading != null) {
            reading.changes.add(changed);
        }
    }

    /** Events left less of it for readers to see. */
    synchronized void reduce() {
        if (answer != null) {
            var left = filter.visible(key, answer.value());
            if (left != answer.value()) {
                answer.revoke();
                answer = answer.reducedTo(left);
            }
        }
    }

    /** What is being read may be from before. */
    synchronized void revokeIf(Predicate<V> wrong, long now) {
        if (reading != null) {
            reading.overtaken = true;
            reading.revoked = true;
        }
        if (answer == null) {
            changedAt = now;
        } else if (wrong.test(answer.value())) {
            outdate(now);
            answer.revoke();
        }
    }
}
