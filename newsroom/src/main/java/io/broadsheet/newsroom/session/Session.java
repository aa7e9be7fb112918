package io.broadsheet.newsroom.session;

import io.broadsheet.chassis.security.Scopes;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody signed in. It lies sealed in the browser, and nowhere else.
 *
 * @param subject the issuer's word for the person
 * @param scopes what the person may do here
 * @param tokenEnds when the access token does
 * @param ends when the person must sign in again, whatever the issuer says
 */
public record Session(
        String subject,
        String name,
        Set<String> scopes,
        String accessToken,
        @Nullable String refreshToken,
        @Nullable String idToken,
        Instant tokenEnds,
        Instant ends) {

    public boolean mayWrite() {
        return scopes.contains(Scopes.ARTICLES_WRITE);
    }

    public boolean mayPublish() {
        return scopes.contains(Scopes.ARTICLES_PUBLISH);
    }

    /** Whoever writes sees what others write, and whoever publishes. */
    public boolean mayReadArticles() {
        return mayWrite() || mayPublish();
    }

    public boolean mayModerate() {
        return scopes.contains(Scopes.COMMENTS_MODERATE);
    }

    public boolean mayManageAccounts() {
        return scopes.contains(Scopes.ACCOUNTS);
    }

    /** Without tokens. */
    @Override
    public String toString() {
        return "Session" + scopes;
    }
}
