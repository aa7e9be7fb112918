package io.broadsheet.comment.api;

import io.broadsheet.comment.application.Discussion;
import io.broadsheet.comment.domain.StoredComment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Nests the replies of a thread. However deep a conversation goes, the answer does not: what would be deeper than
 * {@link #DEEPEST} stands beside its parent, which {@code inReplyTo} still names.
 */
final class ThreadView {

    static final int DEEPEST = 5;

    private final Discussion discussion;
    private final Map<UUID, List<StoredComment>> children = new HashMap<>();

    private ThreadView(Discussion discussion) {
        this.discussion = discussion;
        var first = new Seat(discussion.top().id(), discussion.top().id(), 0);
        Map<UUID, Seat> seats = new HashMap<>(Map.of(first.id(), first));
        for (StoredComment reply : discussion.replies()) {
            UUID parent = reply.comment().posting().place().parentId();
            // One whose parent is not on this page stands directly below the thread's first comment.
            Seat below = seats.getOrDefault(parent, first);
            UUID above = below.depth() == DEEPEST ? below.above() : below.id();
            seats.put(reply.id(), new Seat(reply.id(), above, Math.min(below.depth() + 1, DEEPEST)));
            children.computeIfAbsent(above, _ -> new ArrayList<>()).add(reply);
        }
    }

    /** Where a comment stands in the answer. */
    private record Seat(UUID id, UUID above, int depth) {}

    static CommentItem of(Discussion discussion) {
        return new ThreadView(discussion).item();
    }

    private CommentItem item() {
        return CommentItem.shown(discussion.top(), below(discussion.top().id()), Positions.cursor(discussion.more()));
    }

    private List<CommentItem> below(UUID id) {
        return children.getOrDefault(id, List.of()).stream()
                .map(reply -> CommentItem.shown(reply, below(reply.id()), null))
                .toList();
    }
}
