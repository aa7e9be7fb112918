package io.broadsheet.cache;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One making of a value, which others wait for. */
final class InFlightLoad<K, V> {

    final K key;
    final long began = System.nanoTime();
    private final Set<Object> forgotten = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Boolean> right = new CompletableFuture<>();
    private volatile @Nullable V value;

    InFlightLoad(K key) {
        this.key = key;
    }

    /** Something changed while it was being made. */
    void overtake(Object dependency) {
        forgotten.add(dependency);
    }

    /** @return whether nothing that it depends on has changed in the meantime */
    boolean end(@Nullable V made, Set<?> dependsOn) {
        // What is not there may have come in the meantime, and depends on nothing that could tell.
        var isRight = made == null ? forgotten.isEmpty() : dependsOn.stream().noneMatch(forgotten::contains);
        value = made;
        right.complete(isRight);
        return isRight;
    }

    void fail(Throwable failure) {
        right.completeExceptionally(failure);
    }

    /** Waits for the end of it. @throws RuntimeException what the maker threw */
    boolean isRightAtTheEnd() {
        try {
            return right.join();
        } catch (CompletionException failed) {
            switch (failed.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw failed;
            }
        }
    }

    @Nullable V value() {
        return value;
    }
}
