package io.broadsheet.comment.domain;

/** The comment has other words than those that its author made the new ones from. */
public final class StaleWords extends RuntimeException {

    public StaleWords() {
        super("The comment has other words by now");
    }
}
