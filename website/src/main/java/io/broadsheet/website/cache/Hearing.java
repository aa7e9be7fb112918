package io.broadsheet.website.cache;

/** Whether changes are heard of at the moment. */
@FunctionalInterface
public interface Hearing {

    /** @param readAt by {@link System#nanoTime}
     * @return whether what was read then, and of which no change was heard since, is right */
    boolean vouchesFor(long readAt);
}
