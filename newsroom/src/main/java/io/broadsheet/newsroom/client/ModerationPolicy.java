package io.broadsheet.newsroom.client;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which comments wait, and which are refused: a version of it.
 *
 * @param mode {@code hold-first}, {@code hold-all} or {@code none}
 * @param phases in their order
 */
public record ModerationPolicy(
        @Nullable Long version,
        @Nullable String by,
        @Nullable Instant at,
        @Nullable String note,
        String mode,
        @Nullable Integer linksAllowed,
        List<Phase> phases,
        @Nullable Limits limits,
        List<Word> bannedWords,
        List<Word> suspectWords) {

    public ModerationPolicy {
        phases = List.copyOf(Objects.requireNonNullElse(phases, List.of()));
        bannedWords = List.copyOf(Objects.requireNonNullElse(bannedWords, List.of()));
        suspectWords = List.copyOf(Objects.requireNonNullElse(suspectWords, List.of()));
    }

    /** @param action {@code hold}, {@code refuse} or {@code off} */
    public record Phase(String phase, String action) {}

    /** Numbers; those a minute are absent where there is no limit. */
    public record Limits(
            @Nullable Integer shortest,
            @Nullable Integer longest,
            @Nullable Integer repeatsAllowed,
            @Nullable Integer provenAfter,
            @Nullable Integer perName,
            @Nullable Integer perNetwork,
            @Nullable Integer perArticle,
            @Nullable Integer reportsToHold,
            @Nullable Double scoreAt,
            @Nullable Boolean holdWhenLate) {}

    /** @param language absent for all */
    public record Word(String word, @Nullable String language) {}
}
