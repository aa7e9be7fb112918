package io.broadsheet.comment.domain;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the policy says of a comment; without findings readers see it at once.
 *
 * @param policy version of it
 * @param refusedFor absent unless it is refused
 * @param findings in the order of the phases
 * @param standing as it was known then; absent where it was not kept
 * @param article as it was then
 */
public record Judgement(
        long policy,
        @Nullable HoldReason refusedFor,
        List<Finding> findings,
        @Nullable Standing standing,
        ArticleTraits article) {

    /** Of those that the policy is not asked about. */
    public static final Judgement NOTHING_FOUND = new Judgement(0, null, List.of(), null, ArticleTraits.UNKNOWN);

    private static final double LEFT_OF_TRUST = 0.7;

    public static Judgement holding(List<HoldReason> reasons) {
        return new Judgement(0, null, reasons.stream().map(Finding::new).toList(), null, ArticleTraits.UNKNOWN);
    }

    /** 0 to 1, to put the riskiest first. */
    public static double riskOf(Comment comment) {
        Judgement kept = comment.posting().review().judgement();
        return kept != null
                ? kept.risk()
                : holding(comment.findings().stream().map(Finding::reason).toList())
                        .risk();
    }

    public List<HoldReason> reasons() {
        return findings.stream().map(Finding::reason).distinct().toList();
    }

    public Outcome outcome() {
        return refusedFor != null ? Outcome.REFUSED : findings.isEmpty() ? Outcome.LET_THROUGH : Outcome.HELD;
    }

    /** 0 to 1, to put the riskiest first: the score where one is known, and not less than so many findings make likely. */
    public double risk() {
        double found = 1 - Math.pow(LEFT_OF_TRUST, reasons().size());
        return standing != null && standing.score() instanceof Score.Known known
                ? Math.max(known.value(), found)
                : found;
    }

    /** What came up later; what was found before, a moderator or the policy let pass. */
    Judgement foundOnly(HoldReason reason) {
        return new Judgement(policy, null, List.of(new Finding(reason)), standing, article);
    }

    /** With one more finding, unless it is there. */
    Judgement and(HoldReason reason) {
        return reasons().contains(reason)
                ? this
                : new Judgement(
                        policy,
                        refusedFor,
                        Stream.concat(findings.stream(), Stream.of(new Finding(reason)))
                                .toList(),
                        standing,
                        article);
    }

    /** Without what points into the words. */
    Judgement withoutMarks() {
        return new Judgement(
                policy,
                refusedFor,
                findings.stream().map(finding -> new Finding(finding.reason())).toList(),
                null,
                article);
    }

    /** What follows from it. */
    public enum Outcome {
        LET_THROUGH,
        HELD,
        REFUSED
    }
}
