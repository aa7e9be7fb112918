package io.broadsheet.comment.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the policy makes of words: seen, held, or refused. */
final class Judged {

    private Judged() {}

    static Comment as(
            Judgement judgement,
            Posting before,
            Contribution words,
            @Nullable Instant editedAt,
            List<Decision> decisions,
            boolean wasSeen,
            Instant now) {
        var posting = before.with(before.review().judged(judgement));
        HoldReason refusedFor = judgement.refusedFor();
        if (refusedFor != null) {
            var trail = Decided.appended(decisions, Decision.ofPolicy(refusedFor, judgement.policy(), now));
            return new Comment.Rejected(posting, words, editedAt, now, trail);
        }
        return judgement.findings().isEmpty()
                ? new Comment.Visible(posting.shown(wasSeen, now), words, editedAt, now, false, decisions)
                : new Comment.Held(posting, words, editedAt, now, judgement.reasons(), decisions);
    }
}
