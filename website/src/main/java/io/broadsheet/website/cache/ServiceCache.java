package io.broadsheet.website.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.website.cache.CacheSlot.Reading;
import io.broadsheet.website.client.ServiceAway;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Answers of one kind, read when they are needed and kept until they are known to be outdated; the last good one stays
 * while its service is away. Everybody who needs the same answer waits for the same call. An answer from before an event
 * is read again, with growing delays between, until one of after it arrives.
 *
 * <p>Locks are taken in one order: the cache's, then a slot's. No slot calls the cache.
 *
 * @param <K> what is asked for
 * @param <V> the answer
 */
public final class ServiceCache<K, V> {

    /** Of an answer and what goes with it, in bytes, about. */
    private static final int EACH = 300;

    private static final Duration WITHOUT_ANY = Duration.ofSeconds(3);
    private static final Duration WITH_LAST_GOOD = Duration.ofMillis(600);

    private final Source<K, V> source;
    private final ChangeFeed changeFeed;
    private final EventFilter<K, V> filter;
    private final LongSupplier nanoTime;
    private final Cache<K, CacheSlot<K, V>> slots;
    /** When a change was heard last: it may be of what nobody has asked for yet. */
    private volatile long heardAt;

    /** Reads an answer. */
    @FunctionalInterface
    public interface Source<K, V> {
        V read(K key) throws ServiceAway;
    }

    /**
     * @param most memory they may take together, in bytes
     * @param weight of an answer in bytes
     */
    ServiceCache(
            long most,
            ToIntFunction<V> weight,
            ChangeFeed changeFeed,
            Source<K, V> source,
            EventFilter<K, V> filter,
            LongSupplier nanoTime) {
        this.source = source;
        this.changeFeed = changeFeed;
        this.filter = filter;
        this.nanoTime = nanoTime;
        // Before the first change there is nothing to settle.
        this.heardAt = nanoTime.getAsLong() - Duration.ofHours(1).toNanos();
        this.slots = Caffeine.newBuilder()
                .maximumWeight(most)
                // Callers can make a key long, and ask for many things that are not there.
                .weigher((K key, CacheSlot<K, V> slot) -> EACH
                        + 2 * key.toString().length()
                        + (slot.answer() instanceof CachedAnswer<V> known ? weight.applyAsInt(known.value()) : 0))
                // What is no longer kept here can no longer be told that it is outdated.
                .<K, CacheSlot<K, V>>evictionListener((key, slot, cause) -> {
                    if (slot != null) {
                        slot.outdate(nanoTime.getAsLong());
                    }
                })
                .build();
    }

    ServiceCache(long most, ToIntFunction<V> weight, ChangeFeed changeFeed, Source<K, V> source) {
        this(most, weight, changeFeed, source, EventFilter.none(), System::nanoTime);
    }

    ServiceCache(
            long most, ToIntFunction<V> weight, ChangeFeed changeFeed, Source<K, V> source, EventFilter<K, V> filter) {
        this(most, weight, changeFeed, source, filter, System::nanoTime);
    }

    /**
     * @return the answer: current, or the last good one if it cannot be read now
     * @throws ServiceAway if there is none
     */
    public CachedAnswer<V> get(K key) throws ServiceAway {
        var slot = slots.get(key, unknown -> new CacheSlot<>(unknown, filter, heardAt));
        var known = slot.answer();
        if (known != null && known.isUsable(nanoTime.getAsLong(), changeFeed)) {
            return known;
        }
        var reading = reading(key, slot);
        if (known != null && known.isKnownOf(changeFeed) && filter.isRightMeanwhile(key, known.value())) {
            return known;
        }
        try {
            return await(reading, known == null ? WITHOUT_ANY : WITH_LAST_GOOD);
        } catch (ServiceAway away) {
            // Perhaps another by now.
            var lastGood = slot.answer();
            if (lastGood == null || !lastGood.prolong(nanoTime.getAsLong())) {
                throw away;
            }
            return lastGood;
        }
    }

    /** @return what {@link #get} would without a call, or null if it would call */
    @Nullable CachedAnswer<V> ready(K key) {
        var slot = slots.getIfPresent(key);
        var known = slot == null ? null : slot.answer();
        return known != null && known.isUsable(nanoTime.getAsLong(), changeFeed) ? known : null;
    }

    /** What is known, whether or not it is current. */
    public @Nullable V lastKnown(K key) {
        var slot = slots.getIfPresent(key);
        var known = slot == null ? null : slot.answer();
        return known == null ? null : known.value();
    }

    /** Where the test holds for what is known. */
    List<K> keysOf(Predicate<V> test) {
        return slots.asMap().entrySet().stream()
                .filter(entry -> entry.getValue().answer() instanceof CachedAnswer<V> known && test.test(known.value()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The next who needs it reads it again. */
    public void outdate(K key) {
        var now = hear();
        var slot = slots.getIfPresent(key);
        if (slot != null) {
            slot.outdate(now);
        }
    }

    /** Outdates what the test holds for. */
    public void outdateIf(BiPredicate<K, V> changed) {
        var now = hear();
        slots.asMap().values().forEach(slot -> slot.outdateIf(changed, now));
    }

    public void outdateAll() {
        var now = hear();
        slots.asMap().values().forEach(slot -> slot.outdate(now));
    }

    /** Keeps it no longer. */
    public void forget(K key) {
        var slot = slots.asMap().remove(key);
        if (slot != null) {
            slot.outdate(nanoTime.getAsLong());
        }
    }

    /** Less is left of what readers may see: nobody gets what was there before, not even while its service is away. */
    void reduceAll() {
        slots.asMap().values().forEach(CacheSlot::reduce);
    }

    /** Nobody gets what fails the test again, not even while its service is away. */
    void revokeIf(Predicate<V> wrong) {
        var now = hear();
        slots.asMap().values().forEach(slot -> slot.revokeIf(wrong, now));
    }

    /** Before any slot is told: one that comes into being after that begins with it. */
    private long hear() {
        var now = nanoTime.getAsLong();
        heardAt = now;
        return now;
    }

    private Reading<K, V> reading(K key, CacheSlot<K, V> slot) {
        var mine = new Reading<K, V>();
        var underWay = slot.readingOr(mine);
        if (underWay != null) {
            return underWay;
        }
        Thread.ofVirtual().name("service-read").start(() -> read(key, slot, mine));
        return mine;
    }

    private void read(K key, CacheSlot<K, V> slot, Reading<K, V> reading) {
        var at = nanoTime.getAsLong();
        try {
            var value = source.read(key);
            var answer = slot.finished(reading, value, at, nanoTime.getAsLong());
            // Weighed anew, now that it has something in it; one that is kept no longer hears of no change.
            if (!slots.asMap().replace(key, slot, slot)) {
                answer.outdate();
            }
            reading.result.complete(answer);
        } catch (ServiceAway | RuntimeException | Error failed) {
            // Whoever began to read it meanwhile finds that it is kept no longer, and reads again next time.
            if (slot.failed(reading)) {
                slots.asMap().remove(key, slot);
            }
            // Perhaps nobody waits for it.
            if (failed instanceof ServiceAway && slot.answer() instanceof CachedAnswer<V> lastGood) {
                lastGood.prolong(nanoTime.getAsLong());
            }
            reading.result.completeExceptionally(failed);
        }
    }

    private static <V> CachedAnswer<V> await(Reading<?, V> reading, Duration longest) throws ServiceAway {
        try {
            return reading.result.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case ServiceAway away -> throw away;
                case RuntimeException wrong -> throw wrong;
                case null, default -> throw new IllegalStateException(failed);
            }
        } catch (TimeoutException slow) {
            throw ServiceAway.tooSlow();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ServiceAway.tooSlow();
        }
    }
}
