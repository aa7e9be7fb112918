package io.broadsheet.website.view;

/**
 * The votes on a comment, and where to vote.
 *
 * @param back the page that is shown afterwards
 * @param mine what this reader voted just now: 1, -1, or 0 for nothing
 */
public record VoteView(String action, String back, int up, int down, int mine) {

    /** Pressed again, a button takes its vote back. */
    public int press(int value) {
        return mine == value ? 0 : value;
    }

    public String pressed(int value) {
        return Boolean.toString(mine == value);
    }
}
