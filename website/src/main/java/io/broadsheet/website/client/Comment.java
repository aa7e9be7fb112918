package io.broadsheet.website.client;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment that readers see; author and text are absent where only its place is kept.
 *
 * @param repliesNext present if there are more replies than these
 */
public record Comment(
        UUID id,
        @Nullable String author,
        @Nullable String text,
        Instant postedAt,
        @Nullable Instant editedAt,
        @Nullable UUID inReplyTo,
        String state,
        List<Comment> replies,
        @Nullable String repliesNext) {

    public Comment {
        replies = NullSafeLists.of(replies);
    }
}
