package io.broadsheet.comment.store;

import io.broadsheet.comment.domain.HoldPolicies;
import io.broadsheet.comment.domain.HoldPolicy;
import io.broadsheet.comment.domain.Limits;
import io.broadsheet.comment.domain.ListedWord;
import io.broadsheet.comment.domain.PhaseName;
import io.broadsheet.comment.domain.Step;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A policy as stored in {@code policy} and {@code policy_versions}.
 *
 * @param changedVersion the version that {@code by}, {@code at} and {@code note} are about: an older build changes the
 *     policy without them
 * @param steps absent where the usual ones count
 */
public record PolicyDocument(
        long version,
        String mode,
        int linksAllowed,
        @Nullable Long changedVersion,
        @Nullable String by,
        @Nullable Instant at,
        @Nullable String note,
        @Nullable List<StepDocument> steps,
        @Nullable LimitsDocument limits,
        @Nullable List<WordDocument> bannedWords,
        @Nullable List<WordDocument> suspectWords) {

    public record StepDocument(String phase, String action) {}

    public record LimitsDocument(
            int shortest,
            int longest,
            @Nullable Integer repeatsAllowed,
            int provenAfter,
            @Nullable Integer perName,
            @Nullable Integer perNetwork,
            @Nullable Integer perArticle,
            int reportsToHold,
            double scoreAt) {

        static LimitsDocument from(Limits limits) {
            return new LimitsDocument(
                    limits.shortest(),
                    limits.longest(),
                    limits.repeatsAllowed(),
                    limits.provenAfter(),
                    limits.perName(),
                    limits.perNetwork(),
                    limits.perArticle(),
                    limits.reportsToHold(),
                    limits.scoreAt());
        }

        Limits toLimits() {
            return new Limits(
                    shortest,
                    longest,
                    repeatsAllowed,
                    provenAfter,
                    perName,
                    perNetwork,
                    perArticle,
                    reportsToHold,
                    scoreAt);
        }
    }

    public record WordDocument(String word, @Nullable String language) {

        static List<WordDocument> from(List<ListedWord> words) {
            return words.stream()
                    .map(word -> new WordDocument(word.word(), word.language()))
                    .toList();
        }

        static List<ListedWord> words(@Nullable List<WordDocument> stored) {
            return Objects.requireNonNullElse(stored, List.<WordDocument>of()).stream()
                    .map(word -> new ListedWord(word.word(), word.language()))
                    .toList();
        }
    }

    static PolicyDocument from(HoldPolicy policy, HoldPolicies.Change change, long version) {
        List<Step> chosen = policy.chosenSteps();
        return new PolicyDocument(
                version,
                policy.mode().name(),
                policy.linksAllowed(),
                version,
                change.by(),
                change.at(),
                change.note(),
                chosen == null
                        ? null
                        : chosen.stream()
                                .map(step -> new StepDocument(
                                        step.phase().name(), step.action().name()))
                                .toList(),
                LimitsDocument.from(policy.limits()),
                WordDocument.from(policy.bannedWords()),
                WordDocument.from(policy.suspectWords()));
    }

    HoldPolicies.Current toPolicy() {
        var policy = new HoldPolicy(
                HoldPolicy.Mode.valueOf(mode),
                linksAllowed,
                steps == null
                        ? null
                        : steps.stream().flatMap(PolicyDocument::step).toList(),
                limits == null ? Limits.USUAL : limits.toLimits(),
                WordDocument.words(bannedWords),
                WordDocument.words(suspectWords));
        return new HoldPolicies.Current(policy, version, change());
    }

    private HoldPolicies.@Nullable Change change() {
        return changedVersion != null && changedVersion == version && by != null && at != null
                ? new HoldPolicies.Change(by, at, note)
                : null;
    }

    /** A phase that a newer build has is left out. */
    private static Stream<Step> step(StepDocument stored) {
        return Arrays.stream(PhaseName.values())
                .filter(phase -> phase.name().equals(stored.phase()))
                .map(phase -> new Step(phase, Step.Action.valueOf(stored.action())));
    }
}
