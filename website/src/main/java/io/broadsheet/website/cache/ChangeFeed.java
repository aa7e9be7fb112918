package io.broadsheet.website.cache;

/** Whether changes are heard of at the moment. */
@FunctionalInterface
public interface ChangeFeed {

    /** @param readAt by {@link System#nanoTime}
     * @return whether what was read then, and of which no change was heard since, is right */
    boolean covers(long readAt);
}
