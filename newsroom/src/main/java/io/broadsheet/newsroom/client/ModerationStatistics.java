package io.broadsheet.newsroom.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The queue, and what was decided in the last days. @param complete false if it is of the latest decisions only */
public record ModerationStatistics(
        Queue queue,
        int days,
        boolean complete,
        List<Phase> phases,
        List<Moderator> moderators,
        @Nullable Times timeToDecision) {

    public ModerationStatistics {
        phases = List.copyOf(Objects.requireNonNullElse(phases, List.of()));
        moderators = List.copyOf(Objects.requireNonNullElse(moderators, List.of()));
    }

    public record Queue(int length, @Nullable Instant oldestSince, int appeals, Map<String, Integer> byRule) {

        public Queue {
            byRule = Map.copyOf(Objects.requireNonNullElse(byRule, Map.of()));
        }
    }

    /** How often a rule held, and what moderators then decided. */
    public record Phase(String rule, int held, int approved, int rejected) {}

    public record Moderator(String by, int decisions, int overturned, int undone) {}

    public record Times(
            @Nullable Duration median,
            @Nullable Duration ninetieth,
            @Nullable Duration slowest) {}
}
