package io.broadsheet.website.client;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment that readers see; author and text are absent where only its place is kept.
 *
 * @param staff true if its author was signed in as one of the newsroom, else absent
 * @param repliesNext present if there are more replies than these
 * @param inReplyToAuthor who is answered, in a thread that is not nested
 * @param editableUntil of one's own: how long it can be changed
 */
public record Comment(
        UUID id,
        @Nullable String author,
        @Nullable String text,
        @Nullable Boolean staff,
        Instant postedAt,
        @Nullable Instant editedAt,
        @Nullable UUID inReplyTo,
        String state,
        List<Comment> replies,
        @Nullable String repliesNext,
        @Nullable String inReplyToAuthor,
        @Nullable Instant editableUntil) {

    public Comment {
        replies = NullSafeLists.of(replies);
    }
}
