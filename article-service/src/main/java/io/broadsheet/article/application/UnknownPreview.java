package io.broadsheet.article.application;

/** No link of this installation leads there. */
public final class UnknownPreview extends RuntimeException {
    UnknownPreview() {
        super("not a preview link");
    }
}
