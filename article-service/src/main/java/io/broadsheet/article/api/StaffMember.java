package io.broadsheet.article.api;

import io.broadsheet.article.domain.Actor;
import io.broadsheet.chassis.Texts;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Someone of the staff, as colleagues read it.
 *
 * @param subject what the issuer knows the person or the script by
 * @param name null where the token had none
 */
record StaffMember(String subject, @Nullable String name) {

    private static final int LONGEST_NAME = 80;

    static @Nullable StaffMember from(@Nullable Actor actor) {
        return actor == null ? null : new StaffMember(actor.subject(), actor.name());
    }

    /** Who calls, by the claims {@code sub} and {@code name}, or else {@code preferred_username}, of the token. */
    static Actor calling(Principal caller) {
        var name = caller instanceof JwtAuthenticationToken token ? name(token) : null;
        return new Actor(caller.getName(), name);
    }

    private static @Nullable String name(JwtAuthenticationToken token) {
        var claims = token.getTokenAttributes();
        var name = legible(claims.get("name"));
        return name == null ? legible(claims.get("preferred_username")) : name;
    }

    private static @Nullable String legible(@Nullable Object claim) {
        return claim instanceof String name
                        && !Texts.isBlank(name)
                        && !Texts.hasControls(name)
                        && Texts.fits(name, LONGEST_NAME)
                ? name.strip()
                : null;
    }
}
