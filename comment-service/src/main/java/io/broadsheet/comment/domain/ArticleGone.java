package io.broadsheet.comment.domain;

import org.jspecify.annotations.Nullable;

/** The article was withdrawn or erased: its comments are neither shown nor taken. */
public final class ArticleGone extends RuntimeException {

    private final @Nullable String reason;

    /** @param reason of a withdrawal, fit for readers */
    public ArticleGone(@Nullable String reason) {
        super("The article is gone");
        this.reason = reason;
    }

    public @Nullable String reason() {
        return reason;
    }
}
