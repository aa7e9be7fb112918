package io.broadsheet.identity.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in. Changes are new values, with a line in the trail.
 *
 * @param displayName what the person is called; null for the same as the name
 * @param password a hash as Spring Security writes it
 * @param oneTimeUntil null once the person has chosen the password
 * @param settings of an account of the settings: what they said last
 * @param lastSignInAt null if never
 * @param activity the newest lines, oldest first
 */
public record Account(
        UUID id,
        long version,
        AccountName name,
        @Nullable String displayName,
        Set<Role> roles,
        String password,
        @Nullable Instant oneTimeUntil,
        boolean disabled,
        @Nullable SettingsMarks settings,
        Instant createdAt,
        Instant passwordAt,
        @Nullable Instant lastSignInAt,
        List<Activity> activity) {

    /** Lines of the trail that are kept. */
    private static final int LINES = 200;

    public Account {
        roles = roles.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(roles));
        activity = kept(activity, name.value());
    }

    /** One that an admin makes. */
    static Account made(
            UUID id,
            AccountName name,
            @Nullable String displayName,
            Set<Role> roles,
            String password,
            Instant oneTimeUntil,
            String by,
            Instant at) {
        var created = new Activity(at, by, Activity.CREATED, words(roles));
        return new Account(
                id, 1, name, displayName, roles, password, oneTimeUntil, false, null, at, at, null, List.of(created));
    }

    /** One that the settings name. */
    static Account ofSettings(
            UUID id, AccountName name, Set<Role> roles, String password, SettingsMarks said, Instant at) {
        var created = new Activity(at, null, Activity.SETTINGS, words(roles));
        return new Account(id, 1, name, null, roles, password, null, false, said, at, at, null, List.of(created));
    }

    public boolean mustChoosePassword() {
        return oneTimeUntil != null;
    }

    /** Whether the password is a one-time password whose time has passed. */
    public boolean isOver(Instant now) {
        return oneTimeUntil != null && !oneTimeUntil.isAfter(now);
    }

    public boolean isFromSettings() {
        return settings != null;
    }

    public boolean mayAdminister() {
        return !disabled && roles.contains(Role.ADMIN);
    }

    /** Whether accounts can be left to this one: who never chose a password may never come. */
    boolean isActiveAdmin() {
        return mayAdminister() && !mustChoosePassword();
    }

    /** @return the same if nothing changes */
    Account changed(@Nullable String displayName, Set<Role> roles, boolean disabled, String by, Instant at) {
        var lines = new ArrayList<>(activity);
        if (!Objects.equals(displayName, this.displayName)) {
            lines.add(new Activity(at, by, Activity.RENAMED, null));
        }
        if (!roles.equals(this.roles)) {
            lines.add(new Activity(at, by, Activity.ROLES, words(roles)));
        }
        if (disabled != this.disabled) {
            lines.add(new Activity(at, by, disabled ? Activity.DISABLED : Activity.ENABLED, null));
        }
        return lines.size() == activity.size()
                ? this
                : with(displayName, roles, password, oneTimeUntil, disabled, settings, passwordAt, lines);
    }

    Account withOneTimePassword(String hash, Instant until, String by, Instant at) {
        return withPassword(hash, until, by, Activity.ONE_TIME_PASSWORD, at);
    }

    Account withOwnPassword(String hash, Instant at) {
        return withPassword(hash, null, name.value(), Activity.PASSWORD, at);
    }

    /**
     * What the settings say anew. A password enables the account too: how an installation gets its admin back.
     *
     * @param hash null if they say the same password as before
     */
    Account withSettings(Set<Role> roles, @Nullable String hash, SettingsMarks said, Instant at) {
        var lines = new ArrayList<>(activity);
        lines.add(new Activity(at, null, Activity.SETTINGS, roles.equals(this.roles) ? null : words(roles)));
        return hash == null
                ? with(displayName, roles, password, oneTimeUntil, disabled, said, passwordAt, lines)
                : with(displayName, roles, hash, null, false, said, at, lines);
    }

    /** The same account, where a build before kept less of what the settings said. */
    Account withMarks(SettingsMarks said) {
        return with(displayName, roles, password, oneTimeUntil, disabled, said, passwordAt, activity);
    }

    /** @return the same if that is the newest line already */
    Account withSessionsEnded(String by, Instant at) {
        if (!activity.isEmpty() && activity.getLast().is(Activity.SESSIONS_ENDED, by)) {
            return this;
        }
        var lines = new ArrayList<>(activity);
        lines.add(new Activity(at, by, Activity.SESSIONS_ENDED, null));
        return with(displayName, roles, password, oneTimeUntil, disabled, settings, passwordAt, lines);
    }

    private Account withPassword(String hash, @Nullable Instant until, String by, String what, Instant at) {
        var lines = new ArrayList<>(activity);
        lines.add(new Activity(at, by, what, null));
        return with(displayName, roles, hash, until, disabled, settings, at, lines);
    }

    private Account with(
            @Nullable String displayName,
            Set<Role> roles,
            String password,
            @Nullable Instant oneTimeUntil,
            boolean disabled,
            @Nullable SettingsMarks settings,
            Instant passwordAt,
            List<Activity> lines) {
        return new Account(
                id,
                version + 1,
                name,
                displayName,
                roles,
                password,
                oneTimeUntil,
                disabled,
                settings,
                createdAt,
                passwordAt,
                lastSignInAt,
                lines);
    }

    /** What people do with their own accounts, as often as they like, never takes the place of what others did. */
    private static List<Activity> kept(List<Activity> lines, String name) {
        var kept = new ArrayList<>(lines);
        while (kept.size() > LINES) {
            var own = kept.stream()
                    .filter(line -> line.is(Activity.PASSWORD, name) || line.is(Activity.SESSIONS_ENDED, name))
                    .findFirst();
            kept.remove(own.orElse(kept.getFirst()));
        }
        return List.copyOf(kept);
    }

    private static String words(Set<Role> roles) {
        return roles.stream().sorted().map(Role::word).collect(Collectors.joining(" "));
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "Account[" + id + ", version " + version + "]";
    }
}
