package io.broadsheet.identity.account;

import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.store.IndexSetup;
import io.broadsheet.identity.account.Accounts.Leaving;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** What admins do with accounts, and people with their own. */
@Service
public class AccountAdministration {

    private static final Duration ONE_TIME = Duration.ofDays(7);
    private static final int TRIES = 5;

    private final Accounts accounts;
    private final Sessions sessions;
    private final PasswordEncoder encoder;
    private final OneTimePasswords oneTime;
    private final IndexSetup indexes;
    private final Clock clock;
    private final Ids ids = new Ids();

    AccountAdministration(
            Accounts accounts,
            Sessions sessions,
            PasswordEncoder encoder,
            OneTimePasswords oneTime,
            IndexSetup indexes,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.encoder = encoder;
        this.oneTime = oneTime;
        this.indexes = indexes;
        this.clock = clock;
    }

    /** @param password to be told to the person, and known nowhere else */
    public record WithPassword(Account account, String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return account.toString();
        }
    }

    /**
     * Sent again, it is answered the same until the person has chosen a password: of two answers a browser shows one.
     *
     * @throws AccountRefused.NameTaken if there is one of that name, or one that looks like it
     */
    public WithPassword create(AccountName name, @Nullable String displayName, Set<Role> roles, String by) {
        indexes.require();
        var password = oneTime.ofNew(name, by);
        var now = clock.instant();
        var account = Account.made(
                ids.next(), name, displayName, roles, encoder.encode(password), now.plus(ONE_TIME), by, now);
        if (accounts.insert(account)) {
            return new WithPassword(account, password);
        }
        return accounts.named(name.value())
                .filter(made -> made.version() == account.version()
                        && made.roles().equals(account.roles())
                        && Objects.equals(made.displayName(), displayName)
                        && waitsWith(password, made, now))
                .map(made -> new WithPassword(made, password))
                .orElseThrow(AccountRefused.NameTaken::new);
    }

    /**
     * Rights that somebody loses are gone at the next prolongation of the sign-in at the latest; whoever is disabled is
     * signed out. Repeated with nothing to change it makes up for what a crash left undone.
     *
     * @param seen the versions that the admin saw; null for any
     * @throws AccountRefused if it is unknown, stale, or the last admin
     */
    public Account change(
            UUID id,
            @Nullable Set<Long> seen,
            @Nullable String displayName,
            Set<Role> roles,
            boolean disabled,
            String by) {
        var before = seen(id, seen);
        var next = before.changed(displayName, roles, disabled, by, clock.instant());
        if (next != before) {
            store(before, next);
        } else if (next.mayAdminister()) {
            accounts.settleAdmin(id);
        }
        if (next.disabled()) {
            sessions.endAll(id);
        }
        return next;
    }

    /**
     * The old password is good for nothing any more, and all sessions end. Of the same version it is answered the same, as
     * long as nothing else was done.
     *
     * @param seen the versions that the admin saw; null for any
     * @throws AccountRefused if it is unknown, stale, disabled, or the last admin: if this password got lost, nobody
     *     could give another
     */
    public WithPassword giveOneTimePassword(UUID id, @Nullable Set<Long> seen, String by) {
        WithPassword given;
        try {
            given = withOneTimePassword(seen(id, seen), by);
        } catch (AccountRefused.Stale changed) {
            // Perhaps by this call, when it came before.
            given = given(id, seen, by).orElseThrow(() -> changed);
        }
        sessions.endAll(id);
        return given;
    }

    private WithPassword withOneTimePassword(Account before, String by) {
        if (before.disabled()) {
            throw new AccountRefused.Disabled();
        }
        var password = oneTime.of(before, before.version(), by);
        var now = clock.instant();
        var next = before.withOneTimePassword(encoder.encode(password), now.plus(ONE_TIME), by, now);
        store(before, next);
        return new WithPassword(next, password);
    }

    private Optional<WithPassword> given(UUID id, @Nullable Set<Long> seen, String by) {
        return accounts.find(id)
                .filter(account -> seen != null && seen.contains(account.version() - 1))
                .map(account -> new WithPassword(account, oneTime.of(account, account.version() - 1, by)))
                .filter(last -> waitsWith(last.password(), last.account(), clock.instant()));
    }

    private boolean waitsWith(String password, Account account, Instant now) {
        return account.mustChoosePassword() && !account.isOver(now) && encoder.matches(password, account.password());
    }

    /** Signs somebody out everywhere. */
    public void endSessions(UUID id, String by) {
        // What else changes meanwhile does not matter to it.
        for (int i = 1; i <= TRIES; i++) {
            var before = accounts.find(id).orElseThrow(AccountRefused.Unknown::new);
            var next = before.withSessionsEnded(by, clock.instant());
            if (next == before || accounts.replace(before, next)) {
                break;
            }
        }
        sessions.endAll(id);
    }

    /**
     * @param before whose present password the person has shown
     * @param password that fits the rules
     * @return the account since then
     * @throws AccountRefused.Stale if somebody changed it meanwhile
     */
    public Account choosePassword(Account before, String password) {
        var next = before.withOwnPassword(encoder.encode(password), clock.instant());
        store(before, next);
        return next;
    }

    private Account seen(UUID id, @Nullable Set<Long> seen) {
        var account = accounts.find(id).orElseThrow(AccountRefused.Unknown::new);
        if (seen != null && !seen.contains(account.version())) {
            throw new AccountRefused.Stale();
        }
        return account;
    }

    /** An admin is taken from the list before the change, so that two at once do not both leave it to the other. */
    private void store(Account before, Account next) {
        var id = before.id();
        var leaving = before.isActiveAdmin() && !next.isActiveAdmin() ? accounts.leaveAdmins(id) : null;
        if (leaving == Leaving.LAST) {
            throw new AccountRefused.LastAdmin();
        }
        if (!accounts.replace(before, next)) {
            if (leaving == Leaving.TAKEN) {
                accounts.settleAdmin(id);
            }
            throw new AccountRefused.Stale();
        }
        if (before.mayAdminister() || next.mayAdminister()) {
            accounts.settleAdmin(id);
        }
    }
}
