package io.broadsheet.newsletter.edition.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one document that numbers the cuts; who holds its lease is the planner. */
public interface CutCounter {

    /**
     * @param number of the latest cut
     * @param covered local hours up to then have been cut for
     * @param open the cut that is not finished
     */
    record State(long number, Instant covered, @Nullable Cut open) {

        /** The latest number that no story gets any more: what comes in from now on has a later one. */
        public long closed() {
            return open != null && open.stage() == Cut.Stage.STAMPING ? number - 1 : number;
        }
    }

    /** @param covered for the first time of all: nothing is due before */
    Optional<State> take(UUID token, Instant now, Instant until, Instant covered);

    /** @return false if another planner has taken over */
    boolean renew(UUID token, Instant until);

    /** Takes the next number. @return false if another planner has taken over */
    boolean open(UUID token, Cut cut);

    /** No story gets the cut's number any more. @return false if another planner has taken over */
    boolean stamped(UUID token, long number);

    /**
     * @param covered local hours up to then have been cut for; never goes back
     * @return false if another planner has taken over
     */
    boolean finish(UUID token, long number, @Nullable Instant covered);

    /** Nobody was due up to then, so nothing was cut. Never goes back. */
    void cover(UUID token, Instant covered);

    void release(UUID token);

    /** Up to when local hours have been cut for, whether a cut is open; empty before the first planner. */
    Optional<State> look();
}
