package io.broadsheet.website.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.website.client.ServiceAway;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
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
public final class Parts<K, V> {

    /** Another instance of a service may still answer what was before the event; it hears of it too within this. */
    private static final long SETTLING = Duration.ofMillis(1200).toNanos();

    /** Of an answer and what goes with it, in bytes, about. */
    private static final int EACH = 300;

    private static final Duration WITHOUT_ANY = Duration.ofSeconds(3);
    private static final Duration WITH_LAST_GOOD = Duration.ofMillis(600);

    private final Source<K, V> source;
    private final Hearing hearing;
    private final UnaryOperator<V> remainder;
    private final Cache<K, Slot<V>> slots;
    /** When a change was heard last. */
    private volatile long heardAt = System.nanoTime() - SETTLING;

    /** Reads an answer. */
    @FunctionalInterface
    public interface Source<K, V> {
        V read(K key) throws ServiceAway;
    }

    /** What is known under one key, and the call that is under way. */
    private static final class Slot<V> {
        private @Nullable Part<V> part;
        private @Nullable Reading<V> reading;

        synchronized @Nullable Part<V> part() {
            return part;
        }

        synchronized void outdate() {
            if (part != null) {
                part.outdate();
            }
            if (reading != null) {
                reading.overtaken = true;
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

        synchronized void revoke() {
            if (part != null) {
                part.revoke();
            }
            if (reading != null) {
                reading.overtaken = true;
                reading.revoked = true;
            }
        }
    }

    private static final class Reading<V> {
        private final CompletableFuture<Part<V>> result = new CompletableFuture<>();
        private boolean overtaken;
        private boolean revoked;
    }

    Parts(long most, ToIntFunction<V> weight, Hearing hearing, Source<K, V> source) {
        this(most, weight, hearing, source, answer -> answer);
    }

    /**
     * @param most memory they may take together, in bytes
     * @param weight of an answer in bytes
     * @param remainder what readers may see of an answer: the answer itself, or what is left of it
     */
    Parts(long most, ToIntFunction<V> weight, Hearing hearing, Source<K, V> source, UnaryOperator<V> remainder) {
        this.source = source;
        this.hearing = hearing;
        this.remainder = remainder;
        this.slots = Caffeine.newBuilder()
                .maximumWeight(most)
                // Callers can make a key long, and ask for many things that are not there.
                .weigher((K key, Slot<V> slot) -> EACH
                        + 2 * key.toString().length()
                        + (slot.part() instanceof Part<V> part ? weight.applyAsInt(part.value()) : 0))
                // What is no longer kept here can no longer be told that it is outdated.
                .<K, Slot<V>>evictionListener((key, slot, cause) -> {
                    if (slot != null) {
                        slot.outdate();
                    }
                })
                .build();
    }

    /**
     * @return the answer: current, or the last good one if it cannot be read now
     * @throws ServiceAway if there is none
     */
    public Part<V> get(K key) throws ServiceAway {
        var slot = slots.get(key, unknown -> new Slot<>());
        var known = slot.part();
        if (known != null && known.isUsable(System.nanoTime(), hearing)) {
            return known;
        }
        try {
            return await(reading(key, slot), known == null ? WITHOUT_ANY : WITH_LAST_GOOD);
        } catch (ServiceAway away) {
            // Perhaps another by now.
            var lastGood = slot.part();
            if (lastGood == null || !lastGood.prolong(System.nanoTime())) {
                throw away;
            }
            return lastGood;
        }
    }

    /** @return what {@link #get} would without a call, or null if it would call */
    @Nullable Part<V> ready(K key) {
        var slot = slots.getIfPresent(key);
        var known = slot == null ? null : slot.part();
        return known != null && known.isUsable(System.nanoTime(), hearing) ? known : null;
    }

    /** What is known, whether or not it is current. */
    public @Nullable V lastKnown(K key) {
        var slot = slots.getIfPresent(key);
        var part = slot == null ? null : slot.part();
        return part == null ? null : part.value();
    }

    /** The next who needs it reads it again. */
    public void outdate(K key) {
        heardAt = System.nanoTime();
        var slot = slots.getIfPresent(key);
        if (slot != null) {
            slot.outdate();
        }
    }

    /** Outdates what the test holds for. */
    public void outdateIf(BiPredicate<K, V> changed) {
        heardAt = System.nanoTime();
        slots.asMap().forEach((key, slot) -> {
            var part = slot.part();
            // What is being read right now is anybody's guess.
            if (part == null || changed.test(key, part.value())) {
                slot.outdate();
            }
        });
    }

    public void outdateAll() {
        outdateIf((key, value) -> true);
    }

    /** Keeps it no longer. */
    public void forget(K key) {
        var slot = slots.asMap().remove(key);
        if (slot != null) {
            slot.outdate();
        }
    }

    /** Less is left of what readers may see: nobody gets what was there before, not even while its service is away. */
    void reduceAll() {
        slots.asMap().values().forEach(slot -> slot.reduce(remainder));
    }

    /** Nobody gets what fails the test again, not even while its service is away. */
    void revokeIf(Predicate<V> wrong) {
        heardAt = System.nanoTime();
        slots.asMap().values().forEach(slot -> {
            var part = slot.part();
            if (part == null || wrong.test(part.value())) {
                slot.revoke();
            }
        });
    }

    private Reading<V> reading(K key, Slot<V> slot) {
        synchronized (slot) {
            var underWay = slot.reading;
            // One that began before the change may bring what was before it.
            if (underWay != null && !underWay.overtaken) {
                return underWay;
            }
            var reading = new Reading<V>();
            slot.reading = reading;
            Thread.ofVirtual().name("part").start(() -> read(key, slot, reading));
            return reading;
        }
    }

    private void read(K key, Slot<V> slot, Reading<V> reading) {
        var at = System.nanoTime();
        try {
            var value = source.read(key);
            Part<V> part;
            synchronized (slot) {
                var settled = heardAt + SETTLING;
                var lookAgainAt = at - settled < 0 ? settled : at;
                part = new Part<>(remainder.apply(value), at, lookAgainAt, reading.overtaken);
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

    private static <V> Part<V> await(Reading<V> reading, Duration longest) throws ServiceAway {
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
