package io.broadsheet.comment.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was sent lately, as fingerprints that tell neither words nor addresses. */
public interface RecentComments {

    /**
     * Keeps it in the place of what was kept under the same id, then looks at others: of two at once at least one sees
     * the other.
     *
     * @param since of those that say the same
     * @param lately of those from the same network on the same article
     * @param most of these that are counted
     */
    Others note(Sent sent, Instant since, Instant lately, int most);

    /**
     * What other comments there are.
     *
     * @param same how many say the same, from the same network or on the same article; not more than {@link #MOST}
     * @param near how many of them from the same network; {@code nearHere}: and on the same article
     * @param anywhere how many say the same; not more than {@link #MOST}
     * @param ofNetwork how many came from the same network, on the same article
     */
    record Others(int same, int near, int nearHere, int anywhere, int ofNetwork) {

        public static final Others NONE = new Others(0, 0, 0, 0, 0);

        /**
         * What people often say, several find by themselves; who is known may say it under one article after the other. So
         * many strangers do not say the same by chance: then those count too that came from elsewhere.
         *
         * @param known whether the author is
         */
        public int repeats(boolean known, boolean isOftenSaid) {
            if (isOftenSaid) {
                return known ? nearHere : near;
            }
            return known || anywhere < MOST ? same : anywhere;
        }
    }

    int MOST = 10;

    /**
     * Others since then by the same name, from the same network and on the same article; counted up to the limit of each.
     *
     * @param isKnown then those of others under the name are not its author's
     */
    Standing.Rates rates(Sent sent, boolean isKnown, Instant since, Limits limits);

    /** The keyed hash of the network that a comment came from, as long as that is known. */
    Optional<String> networkOf(UUID commentId);

    /** What is kept of a comment. */
    Optional<Sent> latestOf(UUID commentId);

    /** Of two calls with one key the faster one made the comment. @param id see {@link Sent#id} */
    void isOf(String id, UUID commentId);

    /**
     * What was refused leaves what stands.
     *
     * @param before what was kept in its place; null for nothing
     */
    void putBack(Sent refused, @Nullable Sent before);

    /** Leaves nothing of a comment. */
    void forget(UUID commentId);

    /** Leaves of a comment that it came: its words may be said again. */
    void takeBackWords(UUID commentId);

    /** The same of all that was sent for it before. @param latest what was sent last, see {@link Sent#id} */
    void takeBackWords(UUID commentId, String latest);

    /** @return how many were forgotten; fewer than {@code limit} when none is left */
    int forgetBefore(Instant limit, int most);

    /**
     * @param id the same for the same call made again
     * @param authorId absent at a first comment, and of what an older build kept
     * @param network keyed hash of the sender's network
     * @param name keyed hash of the name
     * @param words hash of the folded text
     */
    record Sent(
            String id,
            UUID commentId,
            UUID articleId,
            @Nullable UUID authorId,
            String network,
            String name,
            String words,
            Instant at) {}
}
