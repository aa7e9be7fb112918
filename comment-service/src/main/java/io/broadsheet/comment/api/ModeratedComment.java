package io.broadsheet.comment.api;

import io.broadsheet.comment.application.Moderation;
import io.broadsheet.comment.domain.Article;
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
 * @param version to be named by a decision on it
 * @param articleTitle absent, like {@code articleUrl}, while readers cannot see the article
 * @param since when it came into this state
 * @param heldFor why it waits; empty for one that does not
 * @param decisions the audit trail, latest last
 */
record ModeratedComment(
        UUID id,
        long version,
        UUID articleId,
        @Nullable String articleTitle,
        @Nullable String articleUrl,
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

    /**
     * @param by the moderator's subject
     * @param version of the comment that was read; 0 where that was not kept yet
     */
    record Made(
            String by,
            Instant at,
            long version,
            String verdict,
            @Nullable String reason) {}

    static ModeratedComment from(Moderation.Item item) {
        StoredComment stored = item.stored();
        Comment comment = stored.comment();
        var posting = comment.posting();
        var article = item.article() instanceof Article.Published published ? published : null;
        return new ModeratedComment(
                stored.id(),
                stored.version(),
                posting.place().articleId(),
                article == null ? null : article.title(),
                article == null ? null : article.url(),
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
                                made.by(),
                                made.at(),
                                made.version(),
                                made.verdict().name().toLowerCase(Locale.ROOT),
                                made.reason()))
                        .toList());
    }
}
