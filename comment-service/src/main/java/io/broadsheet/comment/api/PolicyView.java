package io.broadsheet.comment.api;

import io.broadsheet.comment.domain.HoldPolicies;
import io.broadsheet.comment.domain.HoldPolicy;
import io.broadsheet.comment.domain.Limits;
import io.broadsheet.comment.domain.ListedWord;
import io.broadsheet.comment.domain.PhaseName;
import io.broadsheet.comment.domain.Step;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A policy.
 *
 * @param version 0 until one was chosen; also the {@code ETag}
 * @param by the subject of the moderator who chose it; absent, like {@code at}, for the default
 * @param mode {@code hold-first}, {@code hold-all} or {@code none}
 * @param linksAllowed a comment with more links is found by the phase {@code links}
 * @param phases in their order, those that are off too
 */
record PolicyView(
        long version,
        @Nullable String by,
        @Nullable Instant at,
        @Nullable String note,
        String mode,
        int linksAllowed,
        List<PhaseView> phases,
        LimitsView limits,
        List<Word> bannedWords,
        List<Word> suspectWords) {

    /** @param action {@code hold}, {@code refuse} or {@code off} */
    record PhaseView(@Nullable String phase, @Nullable String action) {}

    /**
     * @param shortest in characters, like {@code longest}
     * @param repeatsAllowed of the same words within a day
     * @param provenAfter so many approved comments make an author known
     * @param perName comments in a minute, like {@code perNetwork} and {@code perArticle}; 0: no limit
     * @param reportsToHold of readers, since a moderator last decided
     * @param scoreAt 0 to 1: a score from here on is found
     */
    record LimitsView(
            @Nullable Integer shortest,
            @Nullable Integer longest,
            @Nullable Integer repeatsAllowed,
            @Nullable Integer provenAfter,
            @Nullable Integer perName,
            @Nullable Integer perNetwork,
            @Nullable Integer perArticle,
            @Nullable Integer reportsToHold,
            @Nullable Double scoreAt) {}

    /** @param language BCP 47; absent: in comments on all articles */
    record Word(@Nullable String word, @Nullable String language) {}

    static PolicyView from(HoldPolicies.Current current) {
        HoldPolicy policy = current.policy();
        var change = current.change();
        return new PolicyView(
                current.version(),
                change == null ? null : change.by(),
                change == null ? null : change.at(),
                change == null ? null : change.note(),
                name(policy.mode()),
                policy.linksAllowed(),
                phases(policy.steps()),
                limits(policy),
                words(policy.bannedWords()),
                words(policy.suspectWords()));
    }

    private static List<PhaseView> phases(List<Step> steps) {
        var off = Arrays.stream(PhaseName.values())
                .filter(phase -> steps.stream().noneMatch(step -> step.phase() == phase))
                .map(phase -> new Step(phase, Step.Action.OFF));
        return Stream.concat(steps.stream(), off)
                .map(step -> new PhaseView(name(step.phase()), name(step.action())))
                .toList();
    }

    private static LimitsView limits(HoldPolicy policy) {
        Limits limits = policy.limits();
        return new LimitsView(
                limits.shortest(),
                limits.longest(),
                policy.repeatsAllowed(),
                limits.provenAfter(),
                Objects.requireNonNullElse(limits.perName(), 0),
                Objects.requireNonNullElse(limits.perNetwork(), 0),
                Objects.requireNonNullElse(limits.perArticle(), 0),
                limits.reportsToHold(),
                limits.scoreAt());
    }

    private static List<Word> words(List<ListedWord> listed) {
        return listed.stream()
                .map(word -> new Word(word.word(), word.language()))
                .toList();
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> @Nullable E parse(Class<E> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> name(constant).equals(name))
                .findFirst()
                .orElse(null);
    }
}
