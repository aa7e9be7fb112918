package io.broadsheet.comment.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a moderator decided: a line of the audit trail.
 *
 * @param by the moderator's subject, as the issuer of the token names it
 * @param reason for other moderators
 */
public record Decision(
        String by, Instant at, Verdict verdict, @Nullable String reason) {

    Decision withoutReason() {
        return new Decision(by, at, verdict, null);
    }
}
