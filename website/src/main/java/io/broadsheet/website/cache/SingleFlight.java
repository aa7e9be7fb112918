package io.broadsheet.website.cache;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Makes a value once for all who want it at the same moment. */
public final class SingleFlight<V> {

    private final Map<String, Making<V>> underWay = new ConcurrentHashMap<>();

    /** @param began by {@link System#nanoTime} */
    private record Making<V>(long began, CompletableFuture<V> value) {}

    /**
     * However fast changes follow each other, nobody waits for more than two.
     *
     * @param isRight whether what another began to make before it was asked for will do: it may be of before a change
     * @return what is made, here or by whoever came first
     */
    public V get(String key, Predicate<V> isRight, Supplier<V> maker) {
        var asked = System.nanoTime();
        while (true) {
            var mine = new Making<V>(System.nanoTime(), new CompletableFuture<>());
            var another = underWay.putIfAbsent(key, mine);
            if (another == null) {
                return make(key, mine, maker);
            }
            try {
                var made = another.value.join();
                if (another.began - asked >= 0 || isRight.test(made)) {
                    return made;
                }
            } catch (CompletionException failed) {
                return maker.get();
            }
        }
    }

    private V make(String key, Making<V> mine, Supplier<V> maker) {
        try {
            var made = maker.get();
            underWay.remove(key, mine);
            mine.value.complete(made);
            return made;
        } catch (RuntimeException | Error failed) {
            underWay.remove(key, mine);
            mine.value.completeExceptionally(failed);
            throw failed;
        }
    }
}
