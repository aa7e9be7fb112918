package io.broadsheet.article.application;

/** There is no image with this id. */
public final class UnknownImage extends RuntimeException {
    UnknownImage() {
        super("no image has this id");
    }
}
