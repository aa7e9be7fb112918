package io.broadsheet.article.domain;

/** The article is not what the caller saw; reading it again helps. */
public final class StaleVersion extends RuntimeException {
    StaleVersion() {
        super("the article has another version");
    }
}
