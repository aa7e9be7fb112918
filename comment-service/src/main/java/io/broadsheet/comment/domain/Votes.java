package io.broadsheet.comment.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Who voted how on which comment, by hashes that name nobody. The counts on a comment are made by counting again: a vote
 * leaves a mark on it that is used only once, and only a count that began after that mark takes it away.
 */
public interface Votes {

    /**
     * In the place of what the same voter cast on that comment before; marks the comment. Again changes nothing.
     *
     * @throws io.broadsheet.chassis.store.AggregateBusy if another of the same voter was written since this one began,
     *     which stands
     */
    void cast(Ballot ballot, Vote vote);

    /** Counts the votes on a comment. @return whether every vote that was marked is counted */
    boolean count(UUID commentId);

    /** Comments that were marked before an instant and not counted since. */
    List<UUID> markedBefore(Instant instant, int limit);

    /** @return how many were forgotten; fewer than {@code most} when none is left */
    int forgetBefore(Instant limit, int most);

    /**
     * @param voter hash of comment and reader, so that it tells nothing about other comments
     * @param formerly the same one's hashes, by which older votes may be kept: this one is in their place
     * @param keptUntil when it can be forgotten
     */
    record Ballot(UUID commentId, String voter, List<String> formerly, Instant keptUntil) {
        public Ballot(UUID commentId, String voter, Instant keptUntil) {
            this(commentId, voter, List.of(), keptUntil);
        }
    }
}
