package io.broadsheet.identity;

import io.broadsheet.identity.account.Account;
import io.broadsheet.identity.account.Accounts;
import io.broadsheet.identity.account.Passwords;
import io.broadsheet.identity.account.SettingsAccounts;
import io.broadsheet.identity.session.Person;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Signs people in by name and password. That an account is disabled is told to who knows its password only. */
@Component
final class PasswordSignIn implements AuthenticationProvider {

    private final SettingsAccounts ofSettings;
    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final Clock clock;
    /** Nobody's: an unknown name takes as long as a known one. */
    private final String nobodys;

    PasswordSignIn(SettingsAccounts ofSettings, Accounts accounts, PasswordEncoder encoder, Clock clock) {
        this.ofSettings = ofSettings;
        this.accounts = accounts;
        this.encoder = encoder;
        this.clock = clock;
        this.nobodys = encoder.encode(Passwords.secret());
    }

    @Override
    public Authentication authenticate(Authentication tried) {
        var found = found(tried.getName());
        var fits = fits(
                String.valueOf(tried.getCredentials()),
                found.map(Account::password).orElse(nobodys));
        if (!fits || found.isEmpty() || found.get().isOver(clock.instant())) {
            throw new BadCredentialsException("name and password do not match");
        }
        var account = found.get();
        if (account.disabled()) {
            throw new DisabledException("the account is disabled");
        }
        var now = clock.instant();
        accounts.signedIn(account.id(), now);
        return Person.authentication(account, null, now);
    }

    /** Whether it is the password of this account. */
    boolean fits(String password, String hash) {
        return encoder.matches(password, hash);
    }

    private Optional<Account> found(String name) {
        try {
            ofSettings.enter();
            return accounts.named(name);
        } catch (RuntimeException away) {
            throw new InternalAuthenticationServiceException("the accounts cannot be asked", away);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
