package io.broadsheet.article.application;

/** The link was good for a day; only another one can help. */
public final class PreviewExpired extends RuntimeException {
    PreviewExpired() {
        super("the preview link has expired");
    }
}
