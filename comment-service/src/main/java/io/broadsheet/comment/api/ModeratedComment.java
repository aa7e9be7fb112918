package io.broadsheet.comment.api;

import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.HoldReason;
import io.broadsheet.comment.domain.StoredComment;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment as moderators get it; author and text are plain text, never markup.
 *
 * @param since when it came into this state
 * @param heldFor why it waits; empty for one that does not
 * @param decisions the audit trail, latest last
 */
record ModeratedComment(
        UUID id,
        UUID articleId,
        @Nullable UUID inReplyTo,
        @Nullable String author,
        @Nullable String text,
        Instant postedAt,
        @Nullable Instant editedAt,
        String state,
        Instant since,
        List<Hold> heldFor,
        List<Made> decisions) {

    /** @param rule fixed, for programs; {@code explanation} for people */
    record Hold(String rule, String explanation) {

        static Hold from(HoldReason reason) {
            return new Hold(reason.code(), reason.explanation());
        }
    }

    /** @param by the moderator's subject */
    record Made(
            String by, Instant at, String verdict, @Nullable String reason) {}

    static ModeratedComment from(StoredComment stored) {
        Comment comment = stored.comment();
        var posting = comment.posting();
        return new ModeratedComment(
                stored.id(),
                posting.place().articleId(),
                posting.place().parentId(),
                comment.said().map(Contribution::author).orElse(null),
                comment.said().map(Contribution::text).orElse(null),
                posting.at(),
                StateName.editedAt(comment),
                StateName.of(comment),
                comment.since(),
                comment instanceof Comment.Held held
                        ? held.reasons().stream().map(Hold::from).toList()
                        : List.of(),
                comment.decisions().stream()
                        .map(made -> new Made(
                                made.by(), made.at(), made.verdict().name().toLowerCase(Locale.ROOT), made.reason()))
                        .toList());
    }
}
