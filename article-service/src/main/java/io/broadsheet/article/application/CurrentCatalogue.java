package io.broadsheet.article.application;

import io.broadsheet.cache.Freshness;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The catalogue, counted when it is asked for and an article has changed since. Counting looks at every article: it may
 * take a tenth of the time at most, and until then readers get the one before.
 */
@Component
public class CurrentCatalogue {

    private static final int REST = 9;

    private final Catalogue.Source source;
    private final Freshness freshness;
    private final ReentrantLock counting = new ReentrantLock();
    private volatile @Nullable Counted counted;
    private volatile long changedAt = System.nanoTime();

    /** @param at when counting began, and how long it {@code took}, by {@link System#nanoTime} */
    private record Counted(Catalogue catalogue, long at, long took) {}

    CurrentCatalogue(Catalogue.Source source, Freshness freshness) {
        this.source = source;
        this.freshness = freshness;
    }

    public Catalogue get() {
        var before = counted;
        if (before != null && (isUsable(before) || counting.isLocked())) {
            return before.catalogue;
        }
        counting.lock();
        try {
            var meanwhile = counted;
            return meanwhile != null && isUsable(meanwhile) ? meanwhile.catalogue : count();
        } finally {
            counting.unlock();
        }
    }

    /** An article has changed. */
    public void forget() {
        changedAt = System.nanoTime();
    }

    private Catalogue count() {
        var at = System.nanoTime();
        var catalogue = source.count();
        counted = new Counted(catalogue, at, System.nanoTime() - at);
        return catalogue;
    }

    private boolean isUsable(Counted before) {
        var isRight = before.at - changedAt > 0 && freshness.vouchesFor(before.at);
        return isRight || System.nanoTime() - before.at < REST * before.took;
    }
}
