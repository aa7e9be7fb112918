package io.broadsheet.comment.domain;

/**
 * What became of somebody's comments so far.
 *
 * @param approved how many readers see
 * @param rejected without spam
 * @param complete false if there are more than were counted
 */
public record History(int approved, int rejected, int spam, int held, boolean complete) {

    public static final int MOST = 200;
}
