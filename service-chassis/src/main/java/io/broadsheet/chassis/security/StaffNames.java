package io.broadsheet.chassis.security;

import io.broadsheet.chassis.Texts;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** What people of the staff are called. */
public final class StaffNames {

    private static final int LONGEST = 80;

    private StaffNames() {}

    /**
     * By the claim {@code name}, or else {@code preferred_username}, of the token.
     *
     * @return null where it tells none that can be shown
     */
    public static @Nullable String of(@Nullable Principal caller) {
        if (!(caller instanceof JwtAuthenticationToken token)) {
            return null;
        }
        var claims = token.getTokenAttributes();
        var name = legible(claims.get("name"));
        return name == null ? legible(claims.get("preferred_username")) : name;
    }

    private static @Nullable String legible(@Nullable Object claim) {
        return claim instanceof String name
                        && !Texts.isBlank(name)
                        && !Texts.hasControls(name)
                        && Texts.fits(name, LONGEST)
                ? name.strip()
                : null;
    }
}
