package io.broadsheet.website.cache;

import java.time.Duration;

/**
 * Something a service answered. Pages hold on to the answers they were made of, so one look at each tells whether the
 * page is still right. Times are of {@link System#nanoTime}.
 *
 * @param <V> the answer
 */
public final class CachedAnswer<V> {

    /** How long a last good answer is used before the service is asked for another. */
    private static final long GRACE = Duration.ofSeconds(1).toNanos();

    private final V value;
    private final long readAt;
    private final long lookAgainAt;
    private volatile boolean outdated;
    private volatile boolean revoked;
    private volatile long graceUntil;

    /** @param lookAgainAt what was read at {@code readAt} may have been older than what had been heard by then */
    CachedAnswer(V value, long readAt, long lookAgainAt, boolean outdated) {
        this.value = value;
        this.readAt = readAt;
        this.lookAgainAt = lookAgainAt;
        this.outdated = outdated;
        this.graceUntil = readAt;
    }

    public V value() {
        return value;
    }

    /** Whether it is right as far as anybody knows, or cannot be replaced for a moment. */
    boolean isUsable(long now, ChangeFeed changeFeed) {
        return isCurrent(now, changeFeed) || now - graceUntil < 0 && !revoked;
    }

    boolean isCurrent(long now, ChangeFeed changeFeed) {
        return !outdated && (now - lookAgainAt < 0 || lookAgainAt == readAt) && changeFeed.covers(readAt);
    }

    /** Whether every change since it was read was heard of, and none forbids to show it. */
    boolean isKnownOf(ChangeFeed changeFeed) {
        return !revoked && changeFeed.covers(readAt);
    }

    /** It changed at its source. */
    void outdate() {
        outdated = true;
        graceUntil = readAt;
    }

    boolean isOutdated() {
        return outdated;
    }

    boolean isRevoked() {
        return revoked;
    }

    /** Nobody may see it any more, whatever can be had in its place. */
    void revoke() {
        revoked = true;
        outdated = true;
    }

    /**
     * It could not be read again: better this than nothing.
     *
     * @return whether it may be used
     */
    boolean prolong(long now) {
        graceUntil = now + GRACE;
        return !revoked;
    }

    /** What is left of it, until it is read again. */
    CachedAnswer<V> reducedTo(V left) {
        return new CachedAnswer<>(left, readAt, lookAgainAt, true);
    }
}
