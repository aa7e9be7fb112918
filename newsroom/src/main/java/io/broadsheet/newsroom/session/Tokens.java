package io.broadsheet.newsroom.session;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the issuer gave, checked.
 *
 * @param refresh null if it gives none
 * @param ends when the access token does
 */
record Tokens(
        String subject,
        String name,
        Set<String> scopes,
        String access,
        @Nullable String refresh,
        @Nullable String id,
        Instant ends) {

    /** Without the tokens. */
    @Override
    public String toString() {
        return "Tokens" + scopes;
    }
}
