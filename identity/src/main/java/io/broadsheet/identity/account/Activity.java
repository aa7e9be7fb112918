package io.broadsheet.identity.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of an account's audit trail.
 *
 * @param by subject of who did it; null for the settings
 * @param what a fixed word
 * @param detail the roles since then, where these changed; never a secret
 */
public record Activity(
        Instant at,
        @Nullable String by,
        String what,
        @Nullable String detail) {

    public static final String CREATED = "created";
    public static final String RENAMED = "renamed";
    public static final String ROLES = "roles";
    public static final String DISABLED = "disabled";
    public static final String ENABLED = "enabled";
    public static final String ONE_TIME_PASSWORD = "one-time-password";
    public static final String PASSWORD = "password";
    public static final String SESSIONS_ENDED = "sessions-ended";
    public static final String SETTINGS = "settings";

    boolean is(String what, String by) {
        return this.what.equals(what) && by.equals(this.by);
    }
}
