package io.broadsheet.article.application;

import io.broadsheet.article.application.PictureUses.Use;
import java.util.List;

/** Articles have the picture, so it stays. */
public final class ImageInUse extends RuntimeException {

    private final transient List<Use> uses;
    private final int count;

    ImageInUse(List<Use> uses, int count) {
        super("articles have the picture");
        this.uses = List.copyOf(uses);
        this.count = count;
    }

    /** The latest of them. */
    public List<Use> uses() {
        return uses;
    }

    /** How many there are, up to {@link ImageLibrary#MOST_COUNTED}. */
    public int count() {
        return count;
    }
}
