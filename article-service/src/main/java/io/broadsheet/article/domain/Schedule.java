package io.broadsheet.article.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a working copy is to be published, as it will be by then.
 *
 * @param withdrawn whether it was made of an article withdrawn by then
 * @param problem why it could not be when the time came; completes "the text ...", and waits for a person
 */
public record Schedule(
        Instant at, Actor by, boolean withdrawn, @Nullable String problem) {

    /** So late is still on time. */
    private static final Duration ON_TIME = Duration.ofSeconds(5);

    public boolean isDue(Instant now) {
        return problem == null && !at.isAfter(now);
    }

    /** What readers are told: the instant that was promised, or the true one after a longer outage. */
    Instant publishedAt(Instant now) {
        return Duration.between(at, now).compareTo(ON_TIME) > 0 ? now : at;
    }

    Schedule failed(String why) {
        return new Schedule(at, by, withdrawn, why);
    }
}
