package io.broadsheet.newsroom.client;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was learned from moderators' decisions, by language. */
public record ScoreState(Training training, @Nullable Outside outside, List<Language> languages) {

    public ScoreState {
        languages = List.copyOf(Objects.requireNonNullElse(languages, List.of()));
    }

    /**
     * @param state {@code idle}, {@code requested} or {@code running}
     * @param read decisions so far
     */
    public record Training(String state, @Nullable Instant finishedAt, int read) {}

    public record Outside(boolean away, long deadlineMillis, String whenLate) {}

    /** @param model absent until there were enough decisions */
    public record Language(
            String language,
            String state,
            int approved,
            int refused,
            int needed,
            @Nullable Model model) {}

    public record Model(
            long version,
            Instant trainedAt,
            int learnedFrom,
            Measured heldOut,
            @Nullable Measured since,
            List<Telling> refusing,
            List<Telling> approving) {

        public Model {
            refusing = List.copyOf(Objects.requireNonNullElse(refusing, List.of()));
            approving = List.copyOf(Objects.requireNonNullElse(approving, List.of()));
        }
    }

    public record Measured(int decisions, int refused, List<Line> thresholds) {

        public Measured {
            thresholds = List.copyOf(Objects.requireNonNullElse(thresholds, List.of()));
        }
    }

    public record Line(double threshold, int held, Share precision, Share recall) {}

    /** With 95 % it lies between {@code low} and {@code high}. */
    public record Share(double value, double low, double high, int of) {}

    public record Telling(String word, double weight, int comments) {}
}
