package io.broadsheet.article.application;

/** This installation has no secret to sign links with; only its operator can help. */
public final class PreviewsNotSetUp extends RuntimeException {
    PreviewsNotSetUp() {
        super("there is no secret to sign preview links with");
    }
}
