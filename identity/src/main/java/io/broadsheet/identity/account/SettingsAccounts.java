package io.broadsheet.identity.account;

import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.Sha256;
import io.broadsheet.chassis.store.IndexSetup;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The accounts that the settings name. Each is entered once, and from then on its own: who changed the password has
 * changed it. Of password and roles, that which the settings say anew holds again.
 */
public class SettingsAccounts {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsAccounts.class);
    private static final int TRIES = 5;

    private final List<Named> named;
    private final Accounts accounts;
    private final Sessions sessions;
    private final PasswordEncoder encoder;
    private final IndexSetup indexes;
    private final Clock clock;
    private final Ids ids = new Ids();
    private boolean areEntered;

    /** @param password plain, or a hash as Spring Security writes it */
    public record Named(String name, String password, Set<Role> roles) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Named" + roles;
        }

        private String words() {
            return roles.stream().sorted().map(Role::word).collect(Collectors.joining(" "));
        }

        /** What is compared with what was said before; hashed once more where it is kept. */
        private String mark() {
            return HexFormat.of().formatHex(Sha256.of(words() + "\n" + password));
        }

        private String passwordMark() {
            return HexFormat.of().formatHex(Sha256.of(password));
        }
    }

    public SettingsAccounts(
            List<Named> named,
            Accounts accounts,
            Sessions sessions,
            PasswordEncoder encoder,
            IndexSetup indexes,
            Clock clock) {
        this.named = named;
        this.accounts = accounts;
        this.sessions = sessions;
        this.encoder = encoder;
        this.indexes = indexes;
        this.clock = clock;
    }

    /** Enters them unless that is done; whoever asks for an account asks for this first. */
    public synchronized void enter() {
        if (!areEntered) {
            indexes.require();
            named.forEach(this::enter);
            areEntered = true;
        }
    }

    private void enter(Named one) {
        for (int i = 1; i <= TRIES; i++) {
            var known = accounts.named(one.name());
            if (known.isPresent() ? isSettled(one, known.get()) : isNew(one)) {
                return;
            }
        }
        LOG.warn("An account of the settings cannot be entered: another one looks like it");
    }

    private boolean isNew(Named one) {
        return accounts.insert(Account.ofSettings(
                ids.next(),
                new AccountName(one.name().strip()),
                one.roles(),
                hashed(one.password()),
                marks(one),
                clock.instant()));
    }

    private boolean isSettled(Named one, Account known) {
        var said = known.settings();
        if (said != null && said.password() == null && encoder.matches(one.mark(), said.all())) {
            // As a build before kept it: the next run is to know the halves.
            accounts.replace(known, known.withMarks(marks(one)));
            return false;
        }
        boolean newRoles = said == null || !one.words().equals(said.roles());
        boolean newPassword =
                said == null || said.password() == null || !encoder.matches(one.passwordMark(), said.password());
        if (newRoles || newPassword) {
            var next = known.withSettings(
                    newRoles ? one.roles() : known.roles(),
                    newPassword ? hashed(one.password()) : null,
                    marks(one),
                    clock.instant());
            if (!accounts.replace(known, next)) {
                return false;
            }
            if (known.isActiveAdmin()
                    && !next.isActiveAdmin()
                    && accounts.leaveAdmins(next.id()) == Accounts.Leaving.LAST) {
                LOG.warn("The settings leave no account with the role admin");
            }
        }
        accounts.settleAdmin(known.id());
        if (newPassword) {
            sessions.endAll(known.id());
        }
        return true;
    }

    private SettingsMarks marks(Named one) {
        return new SettingsMarks(encoder.encode(one.mark()), one.words(), encoder.encode(one.passwordMark()));
    }

    private String hashed(String password) {
        return password.startsWith("{") ? password : encoder.encode(password);
    }
}
