package io.broadsheet.identity.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.broadsheet.identity.account.Account;
import io.broadsheet.identity.account.AccountAdministration.WithPassword;
import io.broadsheet.identity.account.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as admins, and the person, see it.
 *
 * @param oneTimeUntil how long a one-time password can be used; null once the person has chosen one
 * @param fromSettings whether the settings name it: password and roles that they say anew hold again
 * @param oneTimePassword in the answer to the call that drew it, and never again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccountAnswer(
        UUID id,
        long version,
        String name,
        @Nullable String displayName,
        List<String> roles,
        List<String> scopes,
        boolean disabled,
        boolean fromSettings,
        @Nullable Instant oneTimeUntil,
        Instant createdAt,
        Instant passwordAt,
        @Nullable Instant lastSignInAt,
        @Nullable String oneTimePassword) {

    static AccountAnswer of(Account account) {
        return of(account, null);
    }

    static AccountAnswer of(WithPassword drawn) {
        return of(drawn.account(), drawn.password());
    }

    private static AccountAnswer of(Account account, @Nullable String password) {
        return new AccountAnswer(
                account.id(),
                account.version(),
                account.name().value(),
                account.displayName(),
                account.roles().stream().sorted().map(Role::word).toList(),
                Role.scopesOf(account.roles()).stream().sorted().toList(),
                account.disabled(),
                account.isFromSettings(),
                account.oneTimeUntil(),
                account.createdAt(),
                account.passwordAt(),
                account.lastSignInAt(),
                password);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "AccountAnswer[" + id + "]";
    }
}
