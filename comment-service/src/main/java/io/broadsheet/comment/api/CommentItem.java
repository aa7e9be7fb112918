package io.broadsheet.comment.api;

import io.broadsheet.comment.application.CommentReading;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.Reactions;
import io.broadsheet.comment.domain.StoredComment;
import java.time.Duration;
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
 * @param staff true if its author was signed in as one of the newsroom, else absent
 * @param ownName true if that is under the name that the newsroom knows its author by, else absent
 * @param state {@code visible}; {@code removed} where only the place is kept; an author also sees {@code held} and
 *     {@code rejected}
 * @param votes what readers thought of it; absent where only the place is kept
 * @param replies those that readers see, oldest first, each with its own
 * @param repliesNext absent if all replies are here; else {@code after} for {@code GET /comments/{id}/replies}
 * @param repliesLeft how many replies follow there; absent if none do, or too many to count
 * @param inReplyToAuthor who is answered, in a thread that is not nested; absent if removed
 * @param editableUntil when its author can no longer change it; absent for others
 * @param pinned whether moderators put it before the others, else absent
 */
record CommentItem(
        UUID id,
        long version,
        @Nullable String author,
        @Nullable String text,
        @Nullable Boolean staff,
        @Nullable Boolean ownName,
        Instant postedAt,
        @Nullable Instant editedAt,
        @Nullable UUID inReplyTo,
        String state,
        @Nullable VoteCounts votes,
        List<CommentItem> replies,
        @Nullable String repliesNext,
        @Nullable Integer repliesLeft,
        @Nullable String inReplyToAuthor,
        @Nullable Instant editableUntil,
        @Nullable Boolean pinned) {

    /** Of readers, each counted once. */
    record VoteCounts(int up, int down) {
        static VoteCounts of(Reactions reactions) {
            return new VoteCounts(reactions.up(), reactions.down());
        }
    }

    /** To everybody. */
    static CommentItem shown(StoredComment stored, List<CommentItem> replies, @Nullable String repliesNext) {
        return shown(stored, replies, repliesNext, null);
    }

    static CommentItem shown(
            StoredComment stored,
            List<CommentItem> replies,
            @Nullable String repliesNext,
            @Nullable Integer repliesLeft) {
        boolean seen = stored.comment() instanceof Comment.Visible;
        return of(
                stored,
                publicWords(stored),
                seen ? "visible" : "removed",
                replies,
                repliesNext,
                repliesLeft,
                null,
                null);
    }

    /** To everybody, where it does not stand below what it answers. */
    static CommentItem answering(StoredComment stored, @Nullable StoredComment answered) {
        boolean seen = stored.comment() instanceof Comment.Visible;
        var author = answered == null
                ? null
                : publicWords(answered).map(Contribution::author).orElse(null);
        return of(stored, publicWords(stored), seen ? "visible" : "removed", List.of(), null, null, author, null);
    }

    /** @return absent where there is nothing to count, or it was not counted to the end */
    static @Nullable Integer left(int counted) {
        return counted == 0 || counted == CommentReading.MOST_COUNTED ? null : counted;
    }

    /** To its author. */
    static CommentItem own(StoredComment stored, Duration window) {
        var state = StateName.of(stored.comment());
        var until = stored.comment().posting().at().plus(window);
        return of(stored, stored.comment().said(), state, List.of(), null, null, null, until);
    }

    private static Optional<Contribution> publicWords(StoredComment stored) {
        return stored.comment() instanceof Comment.Visible ? stored.comment().said() : Optional.empty();
    }

    private static CommentItem of(
            StoredComment stored,
            Optional<Contribution> words,
            String state,
            List<CommentItem> replies,
            @Nullable String repliesNext,
            @Nullable Integer repliesLeft,
            @Nullable String inReplyToAuthor,
            @Nullable Instant editableUntil) {
        var posting = stored.comment().posting();
        return new CommentItem(
                stored.id(),
                stored.version(),
                words.map(Contribution::author).orElse(null),
                words.map(Contribution::text).orElse(null),
                words.isPresent() && posting.staff() ? true : null,
                words.isPresent() && posting.ownName() ? true : null,
                posting.at(),
                words.isEmpty() ? null : stored.comment().editedAt(),
                posting.place().parentId(),
                state,
                words.isEmpty() ? null : VoteCounts.of(posting.reactions()),
                replies,
                repliesNext,
                repliesLeft,
                inReplyToAuthor,
                editableUntil,
                null);
    }

    CommentItem asPinned() {
        return new CommentItem(
                id,
                version,
                author,
                text,
                staff,
                ownName,
                postedAt,
                editedAt,
                inReplyTo,
                state,
                votes,
                replies,
                repliesNext,
                repliesLeft,
                inReplyToAuthor,
                editableUntil,
                true);
    }
}
