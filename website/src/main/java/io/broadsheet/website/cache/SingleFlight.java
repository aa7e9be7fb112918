package io.broadsheet.website.cache;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Makes a value once for all who want it at the same moment. */
public final class SingleFlight<V> {

    private final Map<String, CompletableFuture<V>> underWay = new ConcurrentHashMap<>();

    /**
     * @param isRight whether what another made for itself will do: it may have begun before a change
     * @return what is made, here or by whoever came first
     */
    public V get(String key, Predicate<V> isRight, Supplier<V> maker) {
        var mine = new CompletableFuture<V>();
        var another = underWay.putIfAbsent(key, mine);
        if (another == null) {
            return make(key, mine, maker);
        }
        try {
            var made = another.join();
            return isRight.test(made) ? made : maker.get();
        } catch (CompletionException failed) {
            return maker.get();
        }
    }

    private V make(String key, CompletableFuture<V> mine, Supplier<V> maker) {
        try {
            var made = maker.get();
            mine.complete(made);
            return made;
        } catch (RuntimeException | Error failed) {
            mine.completeExceptionally(failed);
            throw failed;
        } finally {
            underWay.remove(key, mine);
        }
    }
}
