package io.broadsheet.comment.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who of the moderators looks at which comment. A claim is beside the comment: it changes neither it nor its version. */
public interface Claims {

    /** @param name what the moderator's token told; absent where it told none */
    record Claimant(String subject, @Nullable String name) {}

    /** @param by the moderator's subject, and {@code byName} that one's name, as of {@link Claimant} */
    record Claim(String by, Instant until, @Nullable String byName) {}

    /**
     * Those of a queue that nobody else has claimed, and of appeals those against others' rejections.
     *
     * @param besides not these
     * @param ownAppeals against the moderator's own rejections only those that were made before
     */
    List<UUID> free(
            QueueFilter filter,
            boolean riskiestFirst,
            String by,
            Instant now,
            Collection<UUID> besides,
            Instant ownAppeals,
            int limit);

    /**
     * @param ownAppeals as of {@link #free}
     * @return false if it is in no queue any more, somebody else was first, or it is for others
     */
    boolean claim(UUID id, Claimant by, Instant now, Instant until, Instant ownAppeals);

    /** Those of them that are claimed. */
    Map<UUID, Claim> find(Collection<UUID> ids, Instant now);

    void release(Collection<UUID> ids, String by);

    void releaseAll(String by);

    /** Those that ended before {@code limit}, at most so many of them. */
    void forgetEnded(Instant limit, int most);
}
