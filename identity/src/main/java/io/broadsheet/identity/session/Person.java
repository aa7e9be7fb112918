package io.broadsheet.identity.session;

import io.broadsheet.identity.account.Account;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/**
 * Somebody who has signed in, as Spring Security knows them.
 *
 * @param label what the person is called
 * @param signIn which sign-in it is; null before it is kept
 * @param since when the password was shown
 * @param passwordAt which password it was: since when the account has it
 */
public record Person(
        UUID account,
        String name,
        String label,
        @Nullable String signIn,
        Instant since,
        Instant passwordAt,
        boolean mustChoosePassword)
        implements AuthenticatedPrincipal {

    /** Tokens tell the time from it; what the person may do is read from the account when they are given. */
    public static Authentication authentication(Account account, @Nullable String signIn, Instant since) {
        var name = account.name().value();
        var label = Objects.requireNonNullElse(account.displayName(), name);
        var byPassword = FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                .issuedAt(since)
                .build();
        return UsernamePasswordAuthenticationToken.authenticated(
                new Person(
                        account.id(), name, label, signIn, since, account.passwordAt(), account.mustChoosePassword()),
                null,
                List.of(byPassword));
    }

    @Override
    public String getName() {
        return name;
    }
}
