package io.broadsheet.comment.application;

import io.broadsheet.comment.domain.Comment.Visible;
import io.broadsheet.comment.domain.Comments.Position;
import io.broadsheet.comment.domain.StoredComment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment on an article and the replies below it, oldest first. One that readers may not see stands in it only to
 * keep the place of replies that they do see.
 *
 * @param more where further replies begin, absent if all are here
 * @param left how many replies readers see from there on; {@link CommentReading#MOST_COUNTED} for so many and more
 */
public record Discussion(
        StoredComment top,
        List<StoredComment> replies,
        @Nullable Position more,
        int left) {

    /** All of it. */
    Discussion(StoredComment top, List<StoredComment> replies) {
        this(top, replies, null, 0);
    }

    /** Without those that keep a place for nothing. */
    Discussion pruned() {
        Map<UUID, StoredComment> byId = new HashMap<>();
        replies.forEach(reply -> byId.put(reply.id(), reply));
        Map<UUID, Boolean> kept = new HashMap<>();
        for (StoredComment reply : replies) {
            for (StoredComment up = reply; up != null && reply.comment() instanceof Visible; up = parent(up, byId)) {
                if (kept.put(up.id(), true) != null) {
                    break;
                }
            }
        }
        // What comes after these replies is not known here, so that no place is given up before the last of them.
        return more == null
                ? new Discussion(
                        top,
                        replies.stream()
                                .filter(reply -> kept.containsKey(reply.id()))
                                .toList())
                : this;
    }

    boolean isEmpty() {
        return !(top.comment() instanceof Visible) && replies.isEmpty() && more == null;
    }

    private static @Nullable StoredComment parent(StoredComment reply, Map<UUID, StoredComment> byId) {
        UUID parentId = reply.comment().posting().place().parentId();
        return parentId == null ? null : byId.get(parentId);
    }
}
