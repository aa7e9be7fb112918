package io.broadsheet.article.application;

/** Readers have the picture, so only who decides what they see changes how it looks to them. */
public final class PublicImage extends RuntimeException {

    PublicImage() {
        super("the picture is public");
    }
}
