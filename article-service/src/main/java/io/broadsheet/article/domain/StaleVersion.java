package io.broadsheet.article.domain;

/** The article is not what the caller saw; reading it again helps. */
public final class StaleVersion extends RuntimeException {
    private final long current;

    StaleVersion(long current) {
        super("the article has another version");
        this.current = current;
    }

    /** The version that it has. */
    public long current() {
        return current;
    }
}
