package io.broadsheet.website.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thread of comments from one of them on.
 *
 * @param top what it began with
 * @param items replies, oldest first, not nested
 * @param earlier whether there are replies before these
 * @param left how many follow; absent if that is not known
 */
public record Conversation(
        Comment top,
        List<Comment> items,
        boolean earlier,
        @Nullable String next,
        @Nullable Integer left) {

    public Conversation {
        items = NullSafeLists.of(items);
    }
}
