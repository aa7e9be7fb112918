package io.broadsheet.newsroom.client;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article as article-service gives it to the newsroom; in lists without {@code body}. What newer builds add is null
 * with an older one.
 *
 * @param state {@code draft}, {@code published}, {@code withdrawn} or {@code erased}
 * @param warnings what readers would not get of the text as it was written
 */
public record Article(
        UUID id,
        @Nullable String slug,
        String state,
        long version,
        @Nullable String title,
        @Nullable String standfirst,
        Draft.@Nullable Body body,
        List<String> authors,
        @Nullable String section,
        List<String> tags,
        @Nullable String language,
        @Nullable Boolean commentsOpen,
        @Nullable Integer commentsCloseAfterDays,
        @Nullable Boolean pin,
        @Nullable Boolean breaking,
        @Nullable Instant breakingUntil,
        Draft.@Nullable HeroImage heroImage,
        @Nullable String canonicalUrl,
        Instant changedAt,
        @Nullable Person updatedBy,
        @Nullable Schedule schedule,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt,
        @Nullable Boolean unpublishedChanges,
        List<Correction> corrections,
        @Nullable Withdrawal withdrawal,
        List<Warning> warnings) {

    /**
     * @param problem why it was not published when the time came; null before, and when it was
     * @param problemCode what that says of the text; null from an older build
     */
    public record Schedule(
            Instant at,
            @Nullable Person by,
            @Nullable String problem,
            @Nullable String problemCode,
            List<String> problemArguments) {

        public Schedule {
            problemArguments = List.copyOf(Objects.requireNonNullElse(problemArguments, List.of()));
        }
    }

    public record Correction(Instant at, String note) {}

    public record Withdrawal(Instant at, @Nullable String reason) {}

    /**
     * @param place the field, and where it can be told the line
     * @param errors what stands against a schedule
     */
    public record Warning(
            String place, String message, @Nullable String code, List<String> arguments, List<Refusal.Error> errors)
            implements Told {

        public Warning {
            arguments = List.copyOf(Objects.requireNonNullElse(arguments, List.of()));
            errors = List.copyOf(Objects.requireNonNullElse(errors, List.of()));
        }

        public boolean isOfSchedule() {
            return place.equals("schedule");
        }
    }

    public Article {
        authors = List.copyOf(Objects.requireNonNullElse(authors, List.of()));
        tags = List.copyOf(Objects.requireNonNullElse(tags, List.of()));
        corrections = List.copyOf(Objects.requireNonNullElse(corrections, List.of()));
        warnings = List.copyOf(Objects.requireNonNullElse(warnings, List.of()));
    }

    /** What stands against its being published as scheduled; null if nothing does. */
    public @Nullable Warning warningOfSchedule() {
        return warnings.stream().filter(Warning::isOfSchedule).findFirst().orElse(null);
    }

    /** Whether the latest correction says just this. */
    boolean isLastCorrection(String note) {
        return !corrections.isEmpty() && said(corrections.getLast().note()).equals(said(note));
    }

    private static String said(String note) {
        return note.replaceAll("\\s+", " ").strip();
    }

    /** Whether readers find just this in its place. */
    public boolean isWithdrawnBecause(String reason) {
        return withdrawal != null
                && withdrawal.reason != null
                && said(withdrawal.reason).equals(said(reason));
    }

    public boolean isPublished() {
        return state.equals("published");
    }
}
