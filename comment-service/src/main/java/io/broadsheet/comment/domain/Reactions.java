package io.broadsheet.comment.domain;

/**
 * What readers did about a comment, each reader counted once. Counted beside the comment's version, never by a command
 * on it.
 *
 * @param up votes for it
 * @param down votes against it
 * @param reports of readers, whatever came of them
 */
public record Reactions(int up, int down, int reports) {
    public static final Reactions NONE = new Reactions(0, 0, 0);
}
