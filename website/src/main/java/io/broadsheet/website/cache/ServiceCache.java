package io.broadsheet.website.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.website.client.ServiceAway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Answers of one kind, read when they are needed and kept until they are known to be outdated; the last good one stays
 * while its service is away. Everybody who needs the same answer waits for the same call.
 *
 * @param <K> what is asked for
 * @param <V> the answer
 */
public final class ServiceCache<K, V> {

    /** Another instance of a service may still answer what was before the event; it hears of it too within this. */
    private static final long SETTLING = Duration.ofMillis(1200).toNanos();

    /** Of an answer and what goes with it, in bytes, about. */
    private static final int EACH = 300;

    private static final Duration WITHOUT_ANY = Duration.ofSeconds(3);
    private static final Duration WITH_LAST_GOOD = Duration.ofMillis(600);

    private final Source<K, V> source;
    private final ChangeFeed changeFeed;
    private final UnaryOperator<V> remainder;
    private final LongSupplier nanoTime;
    private final Cache<K, Slot<K, V>> slots;
    /** When a change was heard last: it may be of what nobody has asked for yet. */
    private volatile long heardAt;

    /** Reads an answer. */
    @FunctionalInterface
    public interface Source<K, V> {
        V read(K key) throws ServiceAway;
    }

    /** What is known under one key, and the call that is under way. */
    private static final class Slot<K, V> {
        private @Nullable CachedAnswer<V> part;
        private @Nullable Reading<K, V> reading;
        /** When it changed, or may have. */
        private long changedAt;

        Slot(long changedAt) {
            this.changedAt = changedAt;
        }

        synchronized @Nullable CachedAnswer<V> part() {
            return part;
        }

        synchronized void outdate(long now) {
            changedAt = now;
            if (part != null) {
                part.outdate();
            }
            if (reading != null) {
                reading.overtaken = true;
            }
        }

        /** Outdates it if the test holds; whether it does for what is being read is seen when that is there. */
        synchronized void outdateIf(K key, BiPredicate<K, V> changed, long now) {
            if (part == null || part.isOutdated()) {
                // What is there now may name it.
                changedAt = now;
            } else if (changed.test(key, part.value())) {
                outdate(now);
            }
            if (reading != null) {
                reading.changes.add(changed);
            }
        }

        synchronized void reduce(UnaryOperator<V> remainder) {
            if (part != null) {
                var left = remainder.apply(part.value());
                if (left != part.value()) {
                    part.revoke();
                    part = part.reducedTo(left);
                }
            }
        }

        /** What is being read may be from before. */
        synchronized void revokeIf(Predicate<V> wrong, long now) {
            if (reading != null) {
                reading.overtaken = true;
                reading.revoked = true;
            }
            if (part == null) {
                changedAt = now;
            } else if (wrong.test(part.value())) {
                outdate(now);
                part.revoke();
            }
        }
    }

    private static final class Reading<K, V> {
        private final CompletableFuture<CachedAnswer<V>> result = new CompletableFuture<>();
        private final List<BiPredicate<K, V>> changes = new ArrayList<>();
        private boolean overtaken;
        private boolean revoked;

        boolean isOvertaken(K key, V value) {
            return overtaken || changes.stream().anyMatch(changed -> changed.test(key, value));
        }
    }

    ServiceCache(long most, ToIntFunction<V> weight, ChangeFeed changeFeed, Source<K, V> source) {
        this(most, weight, changeFeed, source, answer -> answer, System::nanoTime);
    }

    /**
     * @param most memory they may take together, in bytes
     * @param weight of an answer in bytes
     * @param remainder what readers may see of an answer: the answer itself, or what is left of it
     */
    ServiceCache(
            long most,
            ToIntFunction<V> weight,
            ChangeFeed changeFeed,
            Source<K, V> source,
            UnaryOperator<V> remainder) {
        this(most, weight, changeFeed, source, remainder, System::nanoTime);
    }

    ServiceCache(
            long most,
            ToIntFunction<V> weight,
            ChangeFeed changeFeed,
            Source<K, V> source,
            UnaryOperator<V> remainder,
            LongSupplier nanoTime) {
        this.source = source;
        this.changeFeed = changeFeed;
        this.remainder = remainder;
        this.nanoTime = nanoTime;
        this.heardAt = nanoTime.getAsLong() - SETTLING;
        this.slots = Caffeine.newBuilder()
                .maximumWeight(most)
                // Callers can make a key long, and ask for many things that are not there.
                .weigher((K key, Slot<K, V> slot) -> EACH
                        + 2 * key.toString().length()
                        + (slot.part() instanceof CachedAnswer<V> part ? weight.applyAsInt(part.value()) : 0))
                // What is no longer kept here can no longer be told that it is outdated.
                .<K, Slot<K, V>>evictionListener((key, slot, cause) -> {
                    if (slot != null) {
                        slot.outdate(nanoTime.getAsLong());
                    }
                })
                .build();
    }

    /**
     * @return the answer: current, or the last good one if it cannot be read now
     * @throws ServiceAway if there is none
     */
    public CachedAnswer<V> get(K key) throws ServiceAway {
        var slot = slots.get(key, unknown -> new Slot<>(heardAt));
        var known = slot.part();
        if (known != null && known.isUsable(nanoTime.getAsLong(), changeFeed)) {
            return known;
        }
        try {
            return await(reading(key, slot), known == null ? WITHOUT_ANY : WITH_LAST_GOOD);
        } catch (ServiceAway away) {
            // Perhaps another by now.
            var lastGood = slot.part();
            if (lastGood == null || !lastGood.prolong(nanoTime.getAsLong())) {
                throw away;
            }
            return lastGood;
        }
    }

    /** @return what {@link #get} would without a call, or null if it would call */
    @Nullable CachedAnswer<V> ready(K key) {
        var slot = slots.getIfPresent(key);
        var known = slot == null ? null : slot.part();
        return known != null && known.isUsable(nanoTime.getAsLong(), changeFeed) ? known : null;
    }

    /** What is known, whether or not it is current. */
    public @Nullable V lastKnown(K key) {
        var slot = slots.getIfPresent(key);
        var part = slot == null ? null : slot.part();
        return part == null ? null : part.value();
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
        slots.asMap().forEach((key, slot) -> slot.outdateIf(key, changed, now));
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
        slots.asMap().values().forEach(slot -> slot.reduce(remainder));
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

    private Reading<K, V> reading(K key, Slot<K, V> slot) {
        synchronized (slot) {
            var underWay = slot.reading;
            // One that began before the change may bring what was before it.
            if (underWay != null && !underWay.overtaken) {
                return underWay;
            }
            var reading = new Reading<K, V>();
            slot.reading = reading;
            Thread.ofVirtual().name("part").start(() -> read(key, slot, reading));
            return reading;
        }
    }

    private void read(K key, Slot<K, V> slot, Reading<K, V> reading) {
        var at = nanoTime.getAsLong();
        try {
            var value = source.read(key);
            CachedAnswer<V> part;
            synchronized (slot) {
                var overtaken = reading.isOvertaken(key, value);
                if (overtaken) {
                    slot.changedAt = nanoTime.getAsLong();
                }
                var settled = slot.changedAt + SETTLING;
                var lookAgainAt = at - settled < 0 ? settled : at;
                part = new CachedAnswer<>(remainder.apply(value), at, lookAgainAt, overtaken);
                if (reading.revoked) {
                    part.revoke();
                }
                if (slot.reading == reading) {
                    slot.reading = null;
                    slot.part = part;
                }
            }
            // Weighed anew, now that it has something in it; one that is kept no longer hears of no change.
            if (!slots.asMap().replace(key, slot, slot)) {
                part.outdate();
            }
            reading.result.complete(part);
        } catch (ServiceAway | RuntimeException | Error failed) {
            synchronized (slot) {
                if (slot.reading == reading) {
                    slot.reading = null;
                }
                if (slot.part == null) {
                    slots.asMap().remove(key, slot);
                }
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
