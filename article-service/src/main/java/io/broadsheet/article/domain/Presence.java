package io.broadsheet.article.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has an article open. Who writes says so, who would like to write asks, who is asked answers: nobody is
 * kept from writing by it.
 *
 * @param since when this state began
 * @param seen when the last sign of life came
 * @param asked when the person last asked others to hand over; null if that is over, or never was
 * @param declined when the person last would rather go on; null if never
 */
public record Presence(
        Actor who,
        State state,
        Instant since,
        Instant seen,
        @Nullable Instant asked,
        @Nullable Instant declined) {

    /** Without a sign of life for so long, the person is gone. */
    public static final Duration LASTS = Duration.ofSeconds(30);

    public enum State {
        READING,
        WRITING,
        HANDED_OVER
    }

    /**
     * What a person tells of themselves; what is null stays.
     *
     * @param asks whether others shall hand over
     * @param declines to hand over
     */
    public record Beat(@Nullable State state, @Nullable Boolean asks, boolean declines) {}
}
