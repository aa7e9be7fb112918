package io.broadsheet.identity.account;

/** What the rules on accounts do not allow. */
public abstract sealed class AccountRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private AccountRefused(String reason) {
        super(reason, null, false, false);
    }

    /** Another account has this name, or one that people would take for it. */
    public static final class NameTaken extends AccountRefused {
        private static final long serialVersionUID = 1L;

        NameTaken() {
            super("the name is taken");
        }
    }

    /** Somebody changed it since it was read. */
    public static final class Stale extends AccountRefused {
        private static final long serialVersionUID = 1L;

        Stale() {
            super("changed in the meantime");
        }
    }

    /** Nobody would be left who could make another admin. */
    public static final class LastAdmin extends AccountRefused {
        private static final long serialVersionUID = 1L;

        LastAdmin() {
            super("the last admin");
        }
    }

    /** It is of those that may not sign in. */
    public static final class Disabled extends AccountRefused {
        private static final long serialVersionUID = 1L;

        Disabled() {
            super("the account is disabled");
        }
    }

    /** There is no such account. */
    public static final class Unknown extends AccountRefused {
        private static final long serialVersionUID = 1L;

        Unknown() {
            super("no such account");
        }
    }
}
