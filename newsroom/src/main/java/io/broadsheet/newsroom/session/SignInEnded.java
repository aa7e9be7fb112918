package io.broadsheet.newsroom.session;

/** What was asked for needs somebody who is signed in, and nobody is any more. */
public final class SignInEnded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SignInEnded() {
        super("sign-in needed", null, false, false);
    }
}
