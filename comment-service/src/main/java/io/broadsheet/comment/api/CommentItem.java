package io.broadsheet.comment.api;

import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.StoredComment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment as readers get it; author and text are plain text, never markup.
 *
 * @param version what a moderator's decision names, see {@code POST /moderation/comments/{id}/decision}
 * @param author absent, like {@code text}, where only the place is kept
 * @param state {@code visible}; {@code removed} where only the place is kept; an author also sees {@code held} and
 *     {@code rejected}
 * @param replies those that readers see, oldest first, each with its own
 * @param repliesNext absent if all replies are here; else {@code after} for {@code GET /comments/{id}/replies}
 */
record CommentItem(
        UUID id,
        long version,
        @Nullable String author,
        @Nullable String text,
        Instant postedAt,
        @Nullable Instant editedAt,
        @Nullable UUID inReplyTo,
        String state,
        List<CommentItem> replies,
        @Nullable String repliesNext) {

    /** To everybody. */
    static CommentItem shown(StoredComment stored, List<CommentItem> replies, @Nullable String repliesNext) {
        boolean seen = stored.comment() instanceof Comment.Visible;
        return of(
                stored,
                seen ? stored.comment().said() : Optional.empty(),
                seen ? "visible" : "removed",
                replies,
                repliesNext);
    }

    /** To its author. */
    static CommentItem own(StoredComment stored) {
        return of(stored, stored.comment().said(), StateName.of(stored.comment()), List.of(), null);
    }

    private static CommentItem of(
            StoredComment stored,
            Optional<Contribution> words,
            String state,
            List<CommentItem> replies,
            @Nullable String repliesNext) {
        var posting = stored.comment().posting();
        return new CommentItem(
                stored.id(),
                stored.version(),
                words.map(Contribution::author).orElse(null),
                words.map(Contribution::text).orElse(null),
                posting.at(),
                words.isEmpty() ? null : StateName.editedAt(stored.comment()),
                posting.place().parentId(),
                state,
                replies,
                repliesNext);
    }
}
