package io.broadsheet.newsletter.subscription.domain;

import java.time.Instant;

/** Counts what may happen only so often within a time, over all instances. */
public interface Allowances {

    /**
     * Takes one.
     *
     * @param key of whom or what, and of the time that the count is for; no address
     * @param end of that time, after which it may be forgotten
     * @return how many are taken with this one; more than {@code most} if it was not to be had
     */
    long take(String key, int most, Instant end);

    /** Forgets up to {@code limit} counts whose time is over. @return how many */
    long forget(Instant endedBefore, int limit);
}
