package io.broadsheet.newsroom.client;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who has an article open, as article-service tells it.
 *
 * @param at the time by which the rest is told
 * @param latest what was last done with the article
 */
public record Presence(Instant at, List<Someone> people, Activity latest) {

    /**
     * @param state {@code reading}, {@code writing}, {@code handed-over}; a newer build may know more
     * @param since when that began
     * @param asked when they last asked others to hand over; null if that is over
     * @param declined when they last would rather go on
     */
    public record Someone(
            String subject,
            @Nullable String name,
            String state,
            Instant since,
            @Nullable Instant asked,
            @Nullable Instant declined) {

        public boolean isWriting() {
            return state.equals("writing");
        }

        /** Whether this was the answer to somebody who asked then. */
        public boolean hasDeclined(Instant whatWasAskedAt) {
            return declined != null && !declined.isBefore(whatWasAskedAt);
        }

        /** What the person is called. */
        public String label() {
            return new Person(subject, name).label();
        }
    }

    public Presence {
        people = List.copyOf(Objects.requireNonNullElse(people, List.of()));
    }
}
