package io.broadsheet.identity;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** What someone does in the newsroom, and what that allows. */
enum Role {
    /** Writes and edits drafts. */
    REPORTER("articles:write"),
    /** Decides what readers see and what goes out by mail. */
    EDITOR("articles:write", "articles:publish", "newsletter:send"),
    /** Decides on readers' comments. */
    MODERATOR("comments:moderate"),
    /** Keeps the system running. */
    OPERATOR("operations");

    private final Set<String> scopes;

    Role(String... scopes) {
        this.scopes = Set.of(scopes);
    }

    /** The scopes that any of these roles allows. */
    static Set<String> scopesOf(Collection<Role> roles) {
        var scopes = new LinkedHashSet<String>();
        roles.forEach(role -> scopes.addAll(role.scopes));
        return scopes;
    }

    /** All that any role allows. */
    static Set<String> allScopes() {
        return scopesOf(Set.of(values()));
    }
}
