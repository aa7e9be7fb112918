package io.broadsheet.identity.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * An account as it is stored.
 *
 * @param key unique: what it is found by
 * @param look unique: what keeps another from looking like it
 * @param roles words; one that this build does not know allows nothing here
 */
public record AccountDocument(
        @BsonId UUID id,
        long version,
        String name,
        String key,
        String look,
        @Nullable String displayName,
        List<String> roles,
        String password,
        @Nullable Instant oneTimeUntil,
        boolean disabled,
        @Nullable String settingsMark,
        @Nullable String settingsRoles,
        @Nullable String settingsPassword,
        Instant createdAt,
        Instant passwordAt,
        @Nullable Instant lastSignInAt,
        @Nullable List<Line> activity) {

    public record Line(
            Instant at,
            @Nullable String by,
            String what,
            @Nullable String detail) {}

    static AccountDocument of(Account account) {
        var settings = account.settings();
        return new AccountDocument(
                account.id(),
                account.version(),
                account.name().value(),
                account.name().key(),
                account.name().look(),
                account.displayName(),
                account.roles().stream().sorted().map(Role::word).toList(),
                account.password(),
                account.oneTimeUntil(),
                account.disabled(),
                settings == null ? null : settings.all(),
                settings == null ? null : settings.roles(),
                settings == null ? null : settings.password(),
                account.createdAt(),
                account.passwordAt(),
                account.lastSignInAt(),
                account.activity().stream()
                        .map(line -> new Line(line.at(), line.by(), line.what(), line.detail()))
                        .toList());
    }

    Account account() {
        return new Account(
                id,
                version,
                new AccountName(name),
                displayName,
                roles.stream().map(Role::of).flatMap(Optional::stream).collect(Collectors.toSet()),
                password,
                oneTimeUntil,
                disabled,
                settingsMark == null ? null : new SettingsMarks(settingsMark, settingsRoles, settingsPassword),
                createdAt,
                passwordAt,
                lastSignInAt,
                activity == null
                        ? List.of()
                        : activity.stream()
                                .map(line -> new Activity(line.at(), line.by(), line.what(), line.detail()))
                                .toList());
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "AccountDocument[" + id + "]";
    }
}
