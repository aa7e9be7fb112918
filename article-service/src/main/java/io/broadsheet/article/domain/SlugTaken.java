package io.broadsheet.article.domain;

/** Another article has, or once had, this slug; only another slug can help. */
public final class SlugTaken extends RuntimeException {
    public SlugTaken() {
        super("another article has this slug");
    }
}
