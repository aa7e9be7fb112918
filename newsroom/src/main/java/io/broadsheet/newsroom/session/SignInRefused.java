package io.broadsheet.newsroom.session;

/** The issuer, or we, do not take a sign-in or its continuation; the person can only sign in anew. */
final class SignInRefused extends Exception {
    private static final long serialVersionUID = 1L;

    SignInRefused(String reason) {
        super(reason, null, false, false);
    }
}
