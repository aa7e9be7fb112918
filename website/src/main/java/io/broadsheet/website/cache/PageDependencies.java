package io.broadsheet.website.cache;

import io.broadsheet.website.client.ServiceAway;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A page in the making: notes what it is made of, and whether something is missing. For one thread. */
public final class PageDependencies {

    private final List<CachedAnswer<?>> answers = new ArrayList<>();
    private boolean incomplete;

    /** What the page cannot be without. */
    public <K, V> V need(ServiceCache<K, V> from, K key) throws ServiceAway {
        try {
            return used(from.get(key));
        } catch (ServiceAway away) {
            incomplete = true;
            throw away;
        }
    }

    /**
     * Asks for something that a page is poorer without, beside whatever else is asked for.
     *
     * @return waits for it; null if it is missing
     */
    public <K, V> Supplier<@Nullable V> ask(ServiceCache<K, V> from, K key) {
        var ready = from.ready(key);
        if (ready != null) {
            var value = used(ready);
            return () -> value;
        }
        var asked = new CompletableFuture<@Nullable CachedAnswer<V>>();
        Thread.ofVirtual().name("ask").start(() -> {
            try {
                asked.complete(from.get(key));
            } catch (ServiceAway | RuntimeException away) {
                asked.complete(null);
            } catch (Error failure) {
                // Nobody waits for ever.
                asked.complete(null);
                throw failure;
            }
        });
        return () -> {
            var part = asked.join();
            if (part == null) {
                incomplete = true;
                return null;
            }
            return used(part);
        };
    }

    /** Something is missing that was not asked for here. */
    public void lacks() {
        incomplete = true;
    }

    /** Whether it is all there, so that it may be kept. */
    public boolean isComplete() {
        return !incomplete;
    }

    public List<CachedAnswer<?>> answers() {
        return answers;
    }

    private <V> V used(CachedAnswer<V> part) {
        answers.add(part);
        return part.value();
    }
}
