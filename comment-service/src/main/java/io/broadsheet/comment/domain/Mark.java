package io.broadsheet.comment.domain;

/**
 * The part of a comment that a phase found.
 *
 * @param from in UTF-16 units, as {@link String} counts
 * @param to after its last unit
 */
public record Mark(Field in, int from, int to) {

    /** What of the comment. */
    public enum Field {
        AUTHOR,
        TEXT
    }
}
