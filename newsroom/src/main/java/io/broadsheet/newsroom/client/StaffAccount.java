package io.broadsheet.newsroom.client;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's account at the issuer.
 *
 * @param roles words: {@code author}
 * @param oneTimeUntil how long a one-time password can be used; null once the person has chosen one
 * @param oneTimePassword in the answer to the call that drew it only
 */
public record StaffAccount(
        UUID id,
        long version,
        String name,
        @Nullable String displayName,
        List<String> roles,
        boolean disabled,
        boolean fromSettings,
        @Nullable Instant oneTimeUntil,
        @Nullable Instant lastSignInAt,
        @Nullable String oneTimePassword) {

    public StaffAccount {
        roles = List.copyOf(Objects.requireNonNullElse(roles, List.of()));
    }

    /** A line of its audit trail. @param by subject; null for the issuer's settings */
    public record Line(
            Instant at,
            @Nullable String by,
            String what,
            @Nullable String detail) {}

    /** Without the password. */
    @Override
    public String toString() {
        return "StaffAccount[" + id + "]";
    }
}
