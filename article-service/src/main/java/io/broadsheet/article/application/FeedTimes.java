package io.broadsheet.article.application;

import java.time.Instant;
import java.util.function.Predicate;

/** When feeds last changed. It never goes back: readers of feeds would think that they know it all. */
public interface FeedTimes {

    /** What a topic's key, percent-encoded, follows in the address of its feed. */
    String TAG = "?tag=";

    /**
     * Notes when a feed's articles last changed.
     *
     * @param feed its address on this service
     * @param updated latest change of those in it now; a later one may have been withdrawn
     * @return the latest instant that was ever noted
     */
    Instant latest(String feed, Instant updated);

    /** When it last had an article, or the epoch if it never had one. */
    Instant latest(String feed);

    /** Forgets those feeds, by their addresses. */
    void forget(Predicate<String> isGone);
}
