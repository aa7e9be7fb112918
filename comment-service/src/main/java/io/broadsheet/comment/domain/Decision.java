package io.broadsheet.comment.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a moderator decided: a line of the audit trail.
 *
 * @param by the moderator's subject, as the issuer of the token names it
 * @param version of the comment that was read, see {@link StoredComment}; 0 in trails that are older than this rule
 * @param reason for other moderators
 */
public record Decision(
        String by,
        Instant at,
        long version,
        Verdict verdict,
        @Nullable String reason) {

    boolean isSameAs(Decision other) {
        return by.equals(other.by) && version == other.version && verdict == other.verdict;
    }

    Decision withoutReason() {
        return new Decision(by, at, version, verdict, null);
    }
}
