package io.broadsheet.comment.domain;

/** What a reader thinks of a comment. */
public enum Vote {
    UP,
    DOWN,
    /** Takes the vote back. */
    NONE
}
