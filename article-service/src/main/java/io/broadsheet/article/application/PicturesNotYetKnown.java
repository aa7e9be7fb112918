package io.broadsheet.article.application;

/** Whether readers may see a picture is known when all articles have been heard of; trying again soon helps. */
public final class PicturesNotYetKnown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PicturesNotYetKnown() {
        super("not all articles have been heard of yet");
    }
}
