package io.broadsheet.comment.api;

import io.broadsheet.comment.application.CommentProperties;
import io.broadsheet.comment.application.Discussion;
import io.broadsheet.comment.domain.StoredComment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Nests the replies of a thread. However deep a conversation goes, the answer does not: what would be deeper than
 * {@link CommentProperties#deepest} stands beside its parent, which {@code inReplyTo} still names.
 */
final class ThreadView {

    private final Discussion discussion;
    private final Map<UUID, List<StoredComment>> children = new HashMap<>();

    private ThreadView(Discussion discussion, int deepest) {
        this.discussion = discussion;
        var first = new Seat(discussion.top().id(), discussion.top().id(), 0);
        Map<UUID, Seat> seats = new HashMap<>(Map.of(first.id(), first));
        for (StoredComment reply : discussion.replies()) {
            UUID parent = reply.comment().posting().place().parentId();
            // One whose parent is not on this page stands directly below the thread's first comment.
            Seat below = seats.getOrDefault(parent, first);
            UUID above = below.depth() == deepest ? below.above() : below.id();
            seats.put(reply.id(), new Seat(reply.id(), above, Math.min(below.depth() + 1, deepest)));
            children.computeIfAbsent(above, _ -> new ArrayList<>()).add(reply);
        }
    }

    /** Where a comment stands in the answer. */
    private record Seat(UUID id, UUID above, int depth) {}

    static CommentItem of(Discussion discussion, int deepest) {
        return new ThreadView(discussion, deepest).item();
    }

    private CommentItem item() {
        return CommentItem.shown(
                discussion.top(),
                below(discussion.top().id()),
                Positions.cursor(discussion.more()),
                CommentItem.left(discussion.left()));
    }

    private List<CommentItem> below(UUID id) {
        return children.getOrDefault(id, List.of()).stream()
                .map(reply -> CommentItem.shown(reply, below(reply.id()), null))
                .toList();
    }
}
