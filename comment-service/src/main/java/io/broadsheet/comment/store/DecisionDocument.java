package io.broadsheet.comment.store;

import io.broadsheet.comment.domain.Decision;
import io.broadsheet.comment.domain.HouseRule;
import io.broadsheet.comment.domain.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A decision as stored in a comment. A build writes a list anew with what it knows of its elements: what came after
 * {@code reason} is therefore in a list of its own, which older builds leave alone.
 */
public record DecisionDocument(
        String by,
        Instant at,
        @Nullable Long version,
        String verdict,
        @Nullable String reason,
        @Nullable String rule,
        @Nullable String statement,
        @Nullable Long policy,
        @Nullable String was,
        @Nullable Instant undone,
        @Nullable String byName) {

    /** For builds that know nothing of decisions taken back. */
    static List<DecisionDocument> standing(List<Decision> decisions) {
        return decisions.stream()
                .filter(Decision::stands)
                .map(DecisionDocument::from)
                .map(DecisionDocument::inFirstForm)
                .toList();
    }

    static List<DecisionDocument> all(List<Decision> decisions) {
        return decisions.stream().map(DecisionDocument::from).toList();
    }

    static @Nullable List<DecisionDocument> trail(List<Decision> decisions) {
        var trail = all(decisions);
        return trail.equals(standing(decisions)) ? null : trail;
    }

    /** Those of the trail, and after them what an older build decided since. */
    static List<Decision> decisions(List<DecisionDocument> standing, @Nullable List<DecisionDocument> trail) {
        List<DecisionDocument> known = Objects.requireNonNullElse(trail, List.of());
        return Stream.concat(
                        known.stream(),
                        standing.stream().filter(one -> known.stream().noneMatch(one::isSameAs)))
                .map(DecisionDocument::toDecision)
                .toList();
    }

    private boolean isSameAs(DecisionDocument other) {
        return at.equals(other.at) && by.equals(other.by) && verdict.equals(other.verdict);
    }

    private DecisionDocument inFirstForm() {
        return new DecisionDocument(by, at, version, verdict, reason, null, null, null, null, null, null);
    }

    private static DecisionDocument from(Decision made) {
        var grounds = made.grounds();
        return new DecisionDocument(
                made.by(),
                made.at(),
                made.version(),
                made.verdict().name(),
                made.reason(),
                grounds == null || grounds.rule() == null
                        ? null
                        : grounds.rule().name(),
                grounds == null ? null : grounds.statement(),
                made.policy(),
                made.was() == null ? null : made.was().name(),
                made.undone(),
                made.byName());
    }

    private Decision toDecision() {
        return new Decision(
                by,
                at,
                Objects.requireNonNullElse(version, 0L),
                Verdict.valueOf(verdict),
                reason,
                grounds(),
                policy,
                was == null ? null : Decision.Was.valueOf(was),
                undone,
                byName);
    }

    private Decision.@Nullable Grounds grounds() {
        if (rule == null && statement == null) {
            return null;
        }
        // One that a newer build has is some other one.
        var named = Arrays.stream(HouseRule.values())
                .filter(known -> known.name().equals(rule))
                .findFirst()
                .orElse(rule == null ? null : HouseRule.OTHER);
        return new Decision.Grounds(named, statement);
    }
}
