package io.broadsheet.website.client;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment that readers see; author and text are absent where only its place is kept.
 *
 * @param staff true if its author was signed in as one of the newsroom, else absent
 * @param ownName true if that is under the name that the newsroom knows its author by, else absent
 * @param votes absent where only its place is kept, or from a service that counts none
 * @param repliesNext present if there are more replies than these
 * @param repliesLeft how many more; absent if that is not known
 * @param inReplyToAuthor who is answered, in a thread that is not nested
 * @param editableUntil of one's own: how long it can be changed
 * @param pinned true if moderators put it before the others, else absent
 */
public record Comment(
        UUID id,
        @Nullable String author,
        @Nullable String text,
        @Nullable Boolean staff,
        @Nullable Boolean ownName,
        Instant postedAt,
        @Nullable Instant editedAt,
        @Nullable UUID inReplyTo,
        String state,
        @Nullable VoteCounts votes,
        List<Comment> replies,
        @Nullable String repliesNext,
        @Nullable Integer repliesLeft,
        @Nullable String inReplyToAuthor,
        @Nullable Instant editableUntil,
        @Nullable Boolean pinned) {

    /** Of readers, each counted once. */
    public record VoteCounts(int up, int down) {}

    public Comment {
        replies = NullSafeLists.of(replies);
    }
}
