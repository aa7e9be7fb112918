package io.broadsheet.identity.account;

import io.broadsheet.chassis.security.Scopes;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What someone does in the newsroom, and what that allows. */
public enum Role {
    /** Writes and edits drafts. */
    AUTHOR(Scopes.ARTICLES_WRITE),
    /** Decides what readers see. */
    EDITOR(Scopes.ARTICLES_WRITE, Scopes.ARTICLES_PUBLISH),
    /** Decides on readers' comments. */
    MODERATOR(Scopes.COMMENTS_MODERATE),
    /** Writes to subscribers. */
    LETTERS(Scopes.NEWSLETTER_SEND),
    /** Keeps the system running. */
    OPERATIONS(Scopes.OPERATIONS),
    /** Makes accounts; whoever can give every role to anybody has them all. */
    ADMIN(Scopes.ALL.toArray(String[]::new));

    private final Set<String> scopes;

    Role(String... scopes) {
        this.scopes = Set.of(scopes);
    }

    /** As it is written in settings, documents and calls: {@code author}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** The scopes that any of these roles allows. */
    public static Set<String> scopesOf(Collection<Role> roles) {
        var scopes = new LinkedHashSet<String>();
        roles.forEach(role -> scopes.addAll(role.scopes));
        return scopes;
    }

    /** All that any role allows. */
    public static Set<String> allScopes() {
        return scopesOf(EnumSet.allOf(Role.class));
    }
}
