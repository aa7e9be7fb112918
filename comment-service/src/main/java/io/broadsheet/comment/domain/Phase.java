package io.broadsheet.comment.domain;

import static io.broadsheet.comment.domain.HoldReason.BANNED_WORDS;
import static io.broadsheet.comment.domain.HoldReason.EVERY_COMMENT;
import static io.broadsheet.comment.domain.HoldReason.FIRST_COMMENT;
import static io.broadsheet.comment.domain.HoldReason.MUTED;
import static io.broadsheet.comment.domain.HoldReason.REPEATED;
import static io.broadsheet.comment.domain.HoldReason.REPORTED;
import static io.broadsheet.comment.domain.HoldReason.SUSPECT_WORDS;

import java.util.List;

/** One question about a comment. Pure: what it looks at is all in the submission. */
interface Phase {

    /** @return nothing if it has nothing against the comment */
    List<Finding> examine(Submission submission);

    static Phase of(PhaseName name, HoldPolicy policy, WordLists lists, String site) {
        Limits limits = policy.limits();
        return switch (name) {
            case LENGTH -> new LengthPhase(limits);
            case RATE -> new RatePhase(limits);
            case MUTED ->
                submission -> found(
                        submission.standing().muted() || submission.standing().mutedNearby(),
                        submission.standing().muted() ? MUTED : HoldReason.MUTED_NEARBY);
            case BANNED_WORDS -> new WordsPhase(BANNED_WORDS, lists.of(policy.bannedWords()));
            case SUSPECT_WORDS -> new WordsPhase(SUSPECT_WORDS, lists.of(policy.suspectWords()));
            case MODE -> new ModePhase(policy.mode(), limits.provenAfter());
            case STAFF_NAMES -> submission -> names(submission, true);
            case DOUBTFUL_NAMES -> submission -> names(submission, false);
            case LINKS -> new LinksPhase(policy.linksAllowed(), site);
            case REPEATS -> submission -> found(submission.standing().repeats() > policy.repeatsAllowed(), REPEATED);
            case REPORTS -> submission -> found(submission.standing().reports() >= limits.reportsToHold(), REPORTED);
            case SCORE -> new ScorePhase(limits.scoreAt());
        };
    }

    private static List<Finding> found(boolean found, HoldReason reason) {
        return found ? List.of(new Finding(reason)) : List.of();
    }

    private static List<Finding> names(Submission submission, boolean ofStaff) {
        return submission.standing().doubts().stream()
                .filter(doubt -> doubt.protectsName() == ofStaff)
                .map(Finding::new)
                .toList();
    }

    /** Before or after publication, or only until an author is known. */
    record ModePhase(HoldPolicy.Mode mode, int provenAfter) implements Phase {

        @Override
        public List<Finding> examine(Submission submission) {
            return switch (mode) {
                case HOLD_ALL -> found(true, EVERY_COMMENT);
                case HOLD_FIRST -> found(submission.standing().approvals() < provenAfter, FIRST_COMMENT);
                case NONE -> List.of();
            };
        }
    }
}
