package io.broadsheet.comment.api;

import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Decision;
import io.broadsheet.comment.domain.Finding;
import io.broadsheet.comment.domain.HoldReason;
import io.broadsheet.comment.domain.Judgement;
import io.broadsheet.comment.domain.Pins;
import io.broadsheet.comment.domain.Review;
import io.broadsheet.comment.domain.StoredComment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done with a comment.
 *
 * @param what {@code posted}, {@code edited}, {@code held}, {@code let-through}, {@code approved}, {@code rejected},
 *     {@code spam}, {@code undone}, {@code note}, {@code appealed}, {@code pinned}, {@code unpinned} or {@code removed}
 * @param by a moderator's subject; {@code policy}, or {@code rule:} and a rule's code; absent for the author, and for
 *     nobody in particular
 * @param byName what the moderator's token told then; absent where it told none, or that was not kept
 * @param version of the comment that was read
 * @param policyVersion of the policy then
 * @param rules that the policy found
 * @param text a reason, a note or an appeal
 */
record TrailLine(
        Instant at,
        String what,
        @Nullable String by,
        @Nullable String byName,
        @Nullable Long version,
        @Nullable Long policyVersion,
        List<String> rules,
        @Nullable String text) {

    /** @param decisions all of them */
    static List<TrailLine> of(StoredComment stored, List<Decision> decisions, List<Pins.Line> pins) {
        Comment comment = stored.comment();
        var lines = new ArrayList<TrailLine>();
        lines.add(line(comment.posting().at(), "posted", null, null));
        if (comment.editedAt() != null) {
            lines.add(line(comment.editedAt(), "edited", null, null));
        }
        judged(comment, lines);
        for (Decision made : decisions) {
            lines.add(new TrailLine(
                    made.at(),
                    what(made),
                    made.by(),
                    made.byName(),
                    made.version(),
                    made.policy(),
                    List.of(),
                    made.reason()));
            if (made.undone() != null) {
                lines.add(line(made.undone(), "undone", made.by(), made.byName(), null));
            }
        }
        for (Review.Note note : comment.posting().review().notes()) {
            lines.add(line(note.at(), "note", note.by(), note.byName(), note.text()));
        }
        Review.Appeal appeal = comment.posting().review().appeal();
        if (appeal != null) {
            lines.add(line(appeal.at(), "appealed", null, appeal.text()));
        }
        pins.forEach(pin -> lines.add(line(pin.at(), pin.pinned() ? "pinned" : "unpinned", pin.by(), null)));
        if (comment instanceof Comment.Removed removed) {
            lines.add(line(removed.since(), "removed", removed.erasedBy(), null));
        }
        // Of one instant those first that were added first.
        lines.sort(Comparator.comparing(TrailLine::at));
        return lines;
    }

    /** What was refused is told by the decision that follows. */
    private static void judged(Comment comment, List<TrailLine> lines) {
        Judgement judgement = comment.posting().review().judgement();
        if (judgement == null || comment.posting().staff() || judgement.refusedFor() != null) {
            return;
        }
        boolean reported = judgement.reasons().equals(List.of(HoldReason.REPORTED));
        lines.add(new TrailLine(
                reported && comment instanceof Comment.Held ? comment.since() : comment.lastWritten(),
                judgement.findings().isEmpty() ? "let-through" : "held",
                "policy",
                null,
                null,
                judgement.policy(),
                judgement.findings().stream()
                        .map(Finding::reason)
                        .map(HoldReason::code)
                        .distinct()
                        .toList(),
                null));
    }

    private static String what(Decision made) {
        return switch (made.verdict()) {
            case APPROVE -> "approved";
            case REJECT -> "rejected";
            case SPAM -> "spam";
        };
    }

    private static TrailLine line(Instant at, String what, @Nullable String by, @Nullable String text) {
        return line(at, what, by, null, text);
    }

    private static TrailLine line(
            Instant at, String what, @Nullable String by, @Nullable String byName, @Nullable String text) {
        return new TrailLine(at, what, by, byName, null, null, List.of(), text);
    }
}
