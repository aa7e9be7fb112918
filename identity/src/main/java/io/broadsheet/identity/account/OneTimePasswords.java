package io.broadsheet.identity.account;

import io.broadsheet.chassis.Sha256;
import javax.crypto.spec.SecretKeySpec;

/** Passwords for the first time: another for each call, and the same for a call that comes again. */
public final class OneTimePasswords {

    private final SecretKeySpec secret;

    /** @param secret with which anybody could draw them all */
    public OneTimePasswords(SecretKeySpec secret) {
        this.secret = secret;
    }

    /** @param by the admin: another one who asks for the same is told another */
    String ofNew(AccountName name, String by) {
        return drawn("new", name.key(), by);
    }

    /** @param version of the account that it changes */
    String of(Account account, long version, String by) {
        return drawn("again", account.id().toString(), Long.toString(version), by);
    }

    private String drawn(String... call) {
        return Passwords.oneTime(Sha256.keyed(secret, String.join("\n", call)));
    }
}
