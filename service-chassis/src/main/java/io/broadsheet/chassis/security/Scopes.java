package io.broadsheet.chassis.security;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** What staff can be allowed to do. */
public final class Scopes {
    public static final String ARTICLES_WRITE = "articles:write";
    public static final String ARTICLES_PUBLISH = "articles:publish";
    public static final String COMMENTS_MODERATE = "comments:moderate";
    public static final String NEWSLETTER_SEND = "newsletter:send";
    public static final String OPERATIONS = "operations";

    /** Of {@code identity} alone: other issuers keep their accounts themselves. */
    public static final String ACCOUNTS = "accounts";

    public static final Set<String> ALL =
            Set.of(ARTICLES_WRITE, ARTICLES_PUBLISH, COMMENTS_MODERATE, NEWSLETTER_SEND, OPERATIONS, ACCOUNTS);

    private Scopes() {}

    /**
     * @param caller absent for a stranger
     * @return whether the caller has any one of these scopes
     */
    public static boolean isGranted(@Nullable Authentication caller, String... scopes) {
        return caller != null
                && caller.getAuthorities().stream()
                        .anyMatch(granted -> Arrays.asList(scopes).contains(granted.getAuthority()));
    }
}
