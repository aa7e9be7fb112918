package io.broadsheet.comment.domain;

import io.broadsheet.comment.domain.Comments.Call;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stays of a comment even after its words are gone.
 *
 * @param answered whether someone replied, to it or below it: then its place must be kept
 * @param authorId the subject of its author's token; absent once the words are gone
 * @param staff whether its author was signed in as one of the newsroom
 * @param ownName whether it is under the name that the token of its author told; only of staff
 * @param call absent if the client gave no idempotency key, or gave it long ago
 * @param review what the policy and moderators said about it
 * @param reactions as counted when it was read
 * @param shownAt when readers came to see it last, also where they do not any more; absent for one that they never saw
 */
public record Posting(
        Place place,
        Instant at,
        boolean answered,
        @Nullable UUID authorId,
        boolean staff,
        boolean ownName,
        @Nullable Call call,
        Review review,
        Reactions reactions,
        @Nullable Instant shownAt) {

    public Posting(
            Place place, Instant at, boolean answered, @Nullable UUID authorId, boolean staff, @Nullable Call call) {
        this(place, at, answered, authorId, staff, false, call, Review.NONE, Reactions.NONE, null);
    }

    public Posting underOwnName() {
        return new Posting(place, at, answered, authorId, staff, true, call, review, reactions, shownAt);
    }

    Posting with(Review changed) {
        return new Posting(place, at, answered, authorId, staff, ownName, call, changed, reactions, shownAt);
    }

    Posting withAnswers() {
        return new Posting(place, at, true, authorId, staff, ownName, call, review, reactions, shownAt);
    }

    Posting withoutAuthor() {
        return new Posting(place, at, answered, null, staff, ownName, call, review.withoutWords(), reactions, shownAt);
    }

    Posting withoutCall() {
        return new Posting(place, at, answered, authorId, staff, ownName, null, review, reactions, shownAt);
    }

    /** From now on, unless they saw it just before. */
    Posting shown(boolean before, Instant now) {
        return before ? this : new Posting(place, at, answered, authorId, staff, ownName, call, review, reactions, now);
    }
}
