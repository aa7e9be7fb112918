package io.broadsheet.article.application;

/** So many pictures are being made ready that another one would wait too long. */
public final class TooManyImages extends RuntimeException {
    TooManyImages() {
        super("too many pictures at once");
    }
}
