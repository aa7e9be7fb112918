package io.broadsheet.article.domain;

/** There is nothing to withdraw: the article has never been public. */
public final class NeverPublished extends RuntimeException {
    NeverPublished() {
        super("the article has never been published");
    }
}
