package io.broadsheet.article.application;

import java.time.Instant;

/** When feeds last changed. It never goes back: readers of feeds would think that they know it all. */
public interface FeedTimes {

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
}
