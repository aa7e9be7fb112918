package io.broadsheet.identity.account;

import java.util.UUID;

/** Where somebody is signed in. */
public interface Sessions {

    /** Ends all of an account: here at once, at applications when their access tokens do. */
    void endAll(UUID account);
}
