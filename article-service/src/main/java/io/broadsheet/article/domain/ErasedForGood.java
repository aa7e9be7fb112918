package io.broadsheet.article.domain;

/** The article was erased; retrying cannot help. */
public final class ErasedForGood extends RuntimeException {
    public ErasedForGood() {
        super("the article was erased");
    }
}
