package io.broadsheet.comment.domain;

import io.broadsheet.comment.domain.Comments.Queue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a queue a moderator wants to see; what is absent narrows nothing.
 *
 * @param section in any spelling
 * @param language a range (RFC 4647): {@code en} takes {@code en-GB}
 */
public record QueueFilter(
        Queue queue,
        @Nullable HoldReason reason,
        @Nullable UUID articleId,
        @Nullable String section,
        @Nullable String language,
        @Nullable Instant postedAfter,
        @Nullable Instant postedBefore) {

    public static QueueFilter all(Queue queue) {
        return new QueueFilter(queue, null, null, null, null, null, null);
    }
}
