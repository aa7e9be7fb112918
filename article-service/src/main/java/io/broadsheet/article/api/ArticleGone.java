package io.broadsheet.article.api;

import io.broadsheet.article.application.ReaderPage;

/** Ends a reader's call: the article was public, and is no longer. */
final class ArticleGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ReaderPage.Gone gone;

    ArticleGone(ReaderPage.Gone gone) {
        super(GoneHandling.GONE, null, false, false);
        this.gone = gone;
    }

    ReaderPage.Gone gone() {
        return gone;
    }
}
