package io.broadsheet.comment.score;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one language, as stored beside its model in {@code score_models}.
 *
 * @param approved decisions that are there to learn from, like {@code refused}
 * @param countedAt when they were counted last
 * @param version of the model, one more for each; absent, like all that follows but the history, where there are not
 *     enough decisions
 * @param learnedFrom decisions it learned from
 * @param figures of a model that knew only the older decisions, on the newest fifth
 * @param since of the model before, on what was decided after it had learned; absent of the first one
 * @param refusing words that tell most for a refusal
 * @param approving words that tell most against one
 * @param history latest last, this one included
 */
public record Learned(
        int approved,
        int refused,
        Instant countedAt,
        @Nullable Long version,
        @Nullable Instant trainedAt,
        @Nullable Integer learnedFrom,
        @Nullable Figures figures,
        @Nullable Figures since,
        @Nullable List<ScoreModel.Telling> refusing,
        @Nullable List<ScoreModel.Telling> approving,
        @Nullable List<Past> history) {

    private static final int MOST_PAST = 20;

    public record Past(
            long version,
            Instant trainedAt,
            Figures figures,
            @Nullable Figures since) {}

    static List<Past> withPast(@Nullable List<Past> before, Past latest) {
        var history = new java.util.ArrayList<>(before == null ? List.<Past>of() : before);
        history.add(latest);
        return List.copyOf(history.subList(Math.max(0, history.size() - MOST_PAST), history.size()));
    }

    /** 0 if there never was one. */
    long latestVersion() {
        return version != null
                ? version
                : history == null || history.isEmpty() ? 0 : history.getLast().version();
    }
}
