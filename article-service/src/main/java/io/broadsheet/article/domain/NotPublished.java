package io.broadsheet.article.domain;

/** Only what readers have can be corrected. */
public final class NotPublished extends RuntimeException {
    NotPublished() {
        super("the article is not published");
    }
}
