package io.broadsheet.article.application;

/** There is no article with this id. */
public final class UnknownArticle extends RuntimeException {
    UnknownArticle() {
        super("no article has this id");
    }
}
