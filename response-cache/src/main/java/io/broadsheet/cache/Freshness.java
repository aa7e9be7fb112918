package io.broadsheet.cache;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Knows whether this instance hears of the changes that others make, and so how long what it keeps is right. All times
 * are of {@link System#nanoTime}.
 */
public final class Freshness {

    /** How old something kept may get while nothing is heard. */
    private static final long UNHEARD = Duration.ofSeconds(2).toNanos();

    private volatile @Nullable Hearing hearing;

    /** @param since changes announced from then on are heard
     * @param until all that was announced before has been heard */
    private record Hearing(long since, long until) {}

    /** Changes announced before {@code now} may have been missed; later ones will be heard. */
    public void begin(long now) {
        hearing = new Hearing(now, now);
    }

    /** All that was announced before {@code then} has been heard. */
    public void heardUntil(long then) {
        var before = hearing;
        if (before != null) {
            hearing = new Hearing(before.since, then);
        }
    }

    /** Whether changes by others are heard at the moment. */
    public boolean isHearing() {
        var heard = hearing;
        return heard != null && System.nanoTime() - heard.until < UNHEARD;
    }

    /** Whether what was read at that time, and of which no change was heard since, is right. */
    public boolean vouchesFor(long readAt) {
        return vouchesFor(readAt, Long.MAX_VALUE);
    }

    /**
     * The same for what time alone makes wrong.
     *
     * @param longest how long it may be used at most, in ns
     */
    boolean vouchesFor(long readAt, long longest) {
        var now = System.nanoTime();
        var age = now - readAt;
        var heard = hearing;
        return age < longest
                && (age < UNHEARD || heard != null && readAt - heard.since >= 0 && now - heard.until < UNHEARD);
    }
}
