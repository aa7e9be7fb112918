package io.broadsheet.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * What is made once and used until it is no longer right, bounded by its bytes.
 *
 * <p>Each value names what it depends on: ids of articles, or a word for everything of a kind ("lists"). Whoever changes
 * or hears of a change of such a thing {@link #forget forgets} it, and after that nobody gets what was made before, not
 * even from a making that was under way. While {@link Freshness} hears nothing, a value is used for a moment only. Of many
 * who want the same at once, one makes it.
 */
public final class ResponseCache<K, V> {

    private static final long FOR_EVER = Duration.ofDays(10_000).toNanos();
    private static final int ROUGHLY_EACH = 200;

    private final Freshness freshness;
    private final Cache<K, Kept<K, V>> kept;
    private final Map<K, InFlightLoad<K, V>> makings = new ConcurrentHashMap<>();
    private final Map<Object, Set<Kept<K, V>>> dependents = new ConcurrentHashMap<>();

    /** Makes a value, by reading whatever it needs. */
    @FunctionalInterface
    public interface Maker<K, V> {

        /** @return null if there is none: that is not kept */
        @Nullable Made<V> make(K key);
    }

    /**
     * A value as its maker hands it over.
     *
     * @param dependsOn if one of these is forgotten, so is the value
     * @param longest how long it may be used at most, or null if time alone changes nothing
     */
    public record Made<V>(
            V value, Set<?> dependsOn, @Nullable Duration longest) {
        public Made {
            dependsOn = Set.copyOf(dependsOn);
        }

        public static <V> Made<V> of(V value, Set<?> dependsOn) {
            return new Made<>(value, dependsOn, null);
        }
    }

    /** @param weight of a value in bytes, about */
    public ResponseCache(
            String name, DataSize most, ToIntFunction<V> weight, Freshness freshness, MeterRegistry meters) {
        this.freshness = freshness;
        this.kept = Caffeine.newBuilder()
                .maximumWeight(most.toBytes())
                .weigher((K key, Kept<K, V> value) -> weigh(key, value, weight))
                .removalListener((@Nullable K key, @Nullable Kept<K, V> gone, RemovalCause cause) -> unlink(gone))
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, kept, name);
        Gauge.builder("broadsheet.ready.bytes", kept, ResponseCache::bytes)
                .description("Memory taken by what lies ready, about")
                .baseUnit("bytes")
                .tag("cache", name)
                .register(meters);
    }

    /** @return the value if it is in memory and still right, or null */
    public @Nullable V inMemory(K key) {
        return usable(kept.getIfPresent(key));
    }

    /**
     * @return the value, from memory or made now; null if there is none
     * @throws RuntimeException what the maker threw
     */
    public @Nullable V get(K key, Maker<K, V> maker) {
        return get(key, maker, false);
    }

    /**
     * The same, made after it was asked for: by somebody who knows of a change that may not have been told here yet.
     *
     * @throws RuntimeException what the maker threw
     */
    public @Nullable V getAnew(K key, Maker<K, V> maker) {
        return get(key, maker, true);
    }

    private @Nullable V get(K key, Maker<K, V> maker, boolean anew) {
        var asked = System.nanoTime();
        while (true) {
            var known = kept.policy().getIfPresentQuietly(key);
            var found = anew && known != null && known.at - asked < 0 ? null : usable(known);
            if (found != null) {
                return found;
            }
            var mine = new InFlightLoad<K, V>(key);
            var running = makings.putIfAbsent(key, mine);
            if (running == null) {
                return make(mine, maker);
            }
            // Those who had asked before it began had asked before whatever overtook it: however fast changes follow
            // each other, nobody waits for more than two.
            if (running.isRightAtTheEnd() && !anew || running.began - asked >= 0) {
                return running.value();
            }
        }
    }

    /**
     * Whatever depends on it is made anew for whoever asks from now on. Makings are told twice: before, for what was
     * read too early; afterwards, for what was linked in between and would be kept without its link.
     */
    public void forget(Object dependency) {
        overtake(dependency);
        var stale = dependents.remove(dependency);
        overtake(dependency);
        if (stale != null) {
            stale.forEach(value -> kept.asMap().remove(value.key, value));
        }
    }

    private void overtake(Object dependency) {
        makings.values().forEach(making -> making.overtake(dependency));
    }

    private @Nullable V usable(@Nullable Kept<K, V> found) {
        return found != null && found.confirmed && freshness.vouchesFor(found.at, found.longest) ? found.value : null;
    }

    private @Nullable V make(InFlightLoad<K, V> mine, Maker<K, V> maker) {
        try {
            var made = maker.make(mine.key);
            if (made == null) {
                makings.remove(mine.key, mine);
                mine.end(null, Set.of());
                return null;
            }
            keep(mine, made);
            return made.value;
        } catch (RuntimeException | Error failure) {
            makings.remove(mine.key, mine);
            mine.fail(failure);
            throw failure;
        }
    }

    /**
     * In this order: linked and put before it leaves the makings, so that a {@link #forget} in between finds it in one
     * place or the other, and given to nobody before it is known that there was none.
     */
    private void keep(InFlightLoad<K, V> mine, Made<V> made) {
        var longest = made.longest == null ? FOR_EVER : made.longest.toNanos();
        var fresh = new Kept<>(mine.key, made.value, made.dependsOn, mine.began, longest);
        link(fresh);
        kept.put(mine.key, fresh);
        makings.remove(mine.key, mine);
        if (mine.end(made.value, made.dependsOn)) {
            fresh.confirmed = true;
        } else {
            kept.asMap().remove(mine.key, fresh);
        }
    }

    private void link(Kept<K, V> fresh) {
        for (var dependency : fresh.dependsOn) {
            dependents.compute(dependency, (same, values) -> {
                var all = values == null ? new HashSet<Kept<K, V>>(2) : values;
                all.add(fresh);
                return all;
            });
        }
    }

    private void unlink(@Nullable Kept<K, V> gone) {
        if (gone != null) {
            for (var dependency : gone.dependsOn) {
                dependents.computeIfPresent(dependency, (same, values) -> {
                    values.remove(gone);
                    return values.isEmpty() ? null : values;
                });
            }
        }
    }

    private static <K, V> int weigh(K key, Kept<K, V> value, ToIntFunction<V> weight) {
        // A caller can make a key long.
        var lengthOfKey = key instanceof CharSequence text ? text.length() : 0;
        return ROUGHLY_EACH * (1 + value.dependsOn.size()) + 2 * lengthOfKey + weight.applyAsInt(value.value);
    }

    private static double bytes(Cache<?, ?> cache) {
        return cache.policy()
                .eviction()
                .map(bounds -> bounds.weightedSize().orElse(0))
                .orElse(0L);
    }

    /** Compared by identity: another making of the same is another. */
    private static final class Kept<K, V> {
        private final K key;
        private final V value;
        private final Set<?> dependsOn;
        private final long at;
        private final long longest;
        private volatile boolean confirmed;

        /** @param at when its making began, by {@link System#nanoTime} */
        Kept(K key, V value, Set<?> dependsOn, long at, long longest) {
            this.key = key;
            this.value = value;
            this.dependsOn = dependsOn;
            this.at = at;
            this.longest = longest;
        }
    }
}
