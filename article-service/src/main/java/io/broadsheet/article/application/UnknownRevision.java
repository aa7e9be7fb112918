package io.broadsheet.article.application;

/** The article has no text of this version, or it was one of several autosaves that a later one stands for. */
public final class UnknownRevision extends RuntimeException {
    UnknownRevision() {
        super("no text of this version is kept");
    }
}
