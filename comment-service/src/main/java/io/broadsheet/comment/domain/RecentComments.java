package io.broadsheet.comment.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What was sent lately, as fingerprints that tell neither words nor addresses. */
public interface RecentComments {

    /**
     * Keeps it in the place of what was kept under the same id.
     *
     * @return how many other comments have said the same since {@code since}, from the same network or on the same
     *     article; not more than {@link #MOST}
     */
    int note(Sent sent, Instant since);

    int MOST = 10;

    /** How many comments on the article came from the network since then; not more than {@code most}. */
    int count(String network, UUID articleId, Instant since, int most);

    /** Others since then by the same name, from the same network and on the same article; counted up to the limit of each. */
    Standing.Rates rates(Sent sent, Instant since, Limits limits);

    /** The keyed hash of the network that a comment came from, as long as that is known. */
    Optional<String> networkOf(UUID commentId);

    /** Leaves nothing of a comment. */
    void forget(UUID commentId);

    /** @return how many were forgotten; fewer than {@code limit} when none is left */
    int forgetBefore(Instant limit, int most);

    /**
     * @param id the same for the same call made again
     * @param network keyed hash of the sender's network
     * @param name keyed hash of the name
     * @param words hash of the folded text
     */
    record Sent(String id, UUID commentId, UUID articleId, String network, String name, String words, Instant at) {}
}
