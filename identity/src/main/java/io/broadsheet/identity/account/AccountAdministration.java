package io.broadsheet.identity.account;

import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.store.IndexSetup;
import io.broadsheet.identity.account.Accounts.Leaving;
import java.time.Clock;
import java.time.Duration;
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
    private final IndexSetup indexes;
    private final Clock clock;
    private final Ids ids = new Ids();

    AccountAdministration(
            Accounts accounts, Sessions sessions, PasswordEncoder encoder, IndexSetup indexes, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.encoder = encoder;
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

    /** @throws AccountRefused.NameTaken if there is one of that name, or one that looks like it */
    public WithPassword create(AccountName name, @Nullable String displayName, Set<Role> roles, String by) {
        indexes.require();
        var password = Passwords.oneTime();
        var now = clock.instant();
        var account = Account.made(
                ids.next(), name, displayName, roles, encoder.encode(password), now.plus(ONE_TIME), by, now);
        if (!accounts.insert(account)) {
            throw new AccountRefused.NameTaken();
        }
        return new WithPassword(account, password);
    }

    /**
     * Rights that somebody loses are gone at the next prolongation of the sign-in at the latest; whoever is disabled is
     * signed out. Repeated with nothing to change it makes up for what a crash left undone.
     *
     * @param seen the versions that the admin saw; null for any
     * @throws AccountRefused if it is unknown, stale, or the last admin
     */
    public Account change(
            UUID id, @Nullable Set<Long> seen, @Nullable String displayName, Set<Role> roles, boolean disabled, String by) {
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
     * The old password is good for nothing any more, and all sessions end.
     *
     * @param seen the versions that the admin saw; null for any
     * @throws AccountRefused if it is unknown, stale, disabled, or the last admin: if this password got lost, nobody
     *     could give another
     */
    public WithPassword giveOneTimePassword(UUID id, @Nullable Set<Long> seen, String by) {
        var before = seen(id, seen);
        if (before.disabled()) {
            throw new AccountRefused.Disabled();
        }
        var password = Passwords.oneTime();
        var now = clock.instant();
        var next = before.withOneTimePassword(encoder.encode(password), now.plus(ONE_TIME), by, now);
        store(before, next);
        sessions.endAll(id);
        return new WithPassword(next, password);
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
