package io.broadsheet.comment.api;

import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** How long staff may go on with what their token lets them do. */
final class StaffTokens {

    private StaffTokens() {}

    /** @return what is left of the caller's token; nothing of a caller without one */
    static Duration left(Principal caller, Instant now) {
        var ends = caller instanceof JwtAuthenticationToken token
                ? token.getToken().getExpiresAt()
                : null;
        return ends == null || ends.isBefore(now) ? Duration.ZERO : Duration.between(now, ends);
    }
}
