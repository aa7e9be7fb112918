package io.broadsheet.comment.domain;

/** Nothing is known of this article; perhaps its event is still on the way. */
public final class UnknownArticle extends RuntimeException {

    public UnknownArticle() {
        super("No such article");
    }
}
