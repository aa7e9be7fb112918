package io.broadsheet.comment.domain;

/** The same idempotency key came with another body. */
public final class KeyReused extends RuntimeException {

    public KeyReused() {
        super("The idempotency key was used with another body");
    }
}
