package io.broadsheet.comment.application;

import io.broadsheet.comment.domain.StoredComment;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thread, or a piece of it.
 *
 * @param replies oldest first, not nested
 * @param earlier whether there are replies before these
 * @param left how many replies readers see after these; {@link CommentReading#MOST_COUNTED} for so many and more
 * @param parents by id, those that the replies answer
 */
public record ThreadPage(
        StoredComment top,
        CommentPage<StoredComment> replies,
        boolean earlier,
        int left,
        Map<UUID, StoredComment> parents) {

    /** @return null if it is not known any more */
    public @Nullable StoredComment answered(StoredComment reply) {
        UUID parentId = reply.comment().posting().place().parentId();
        return parentId == null ? null : parents.get(parentId);
    }
}
