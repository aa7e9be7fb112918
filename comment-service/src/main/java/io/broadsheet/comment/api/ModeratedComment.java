package io.broadsheet.comment.api;

import io.broadsheet.comment.application.Moderation;
import io.broadsheet.comment.domain.Article;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.Decision;
import io.broadsheet.comment.domain.Finding;
import io.broadsheet.comment.domain.HoldReason;
import io.broadsheet.comment.domain.Mark;
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
 * @param articleTitle absent, like {@code articleUrl} and {@code articleSection}, while readers cannot see the article
 * @param language of the article, BCP 47; absent where it was not known
 * @param since when it came into this state
 * @param heldFor why it waits, or waited, or was refused; empty for one that was let through
 * @param risk 0 to 1; absent where the policy was not asked
 * @param policyVersion that held or refused it or let it through; absent in those of older builds
 * @param decisions the audit trail, latest last; of a long one the latest, and {@code …/trail} has the others
 * @param notes between moderators, latest last
 * @param appeal absent if there was none
 * @param reports of readers, those before a moderator's last decision too
 * @param pinned whether it is to stand before the others of its article, as long as readers see it
 * @param claimedBy the subject of the moderator who looks at it; absent, like {@code claimedUntil}, if nobody does
 * @param claimedByName what that one's token told; absent where it told none
 */
record ModeratedComment(
        UUID id,
        long version,
        UUID articleId,
        @Nullable String articleTitle,
        @Nullable String articleUrl,
        @Nullable String articleSection,
        @Nullable String language,
        @Nullable UUID inReplyTo,
        @Nullable String author,
        @Nullable String text,
        Instant postedAt,
        @Nullable Instant editedAt,
        String state,
        Instant since,
        List<Hold> heldFor,
        @Nullable Double risk,
        @Nullable Long policyVersion,
        List<Made> decisions,
        List<Note> notes,
        @Nullable Appeal appeal,
        int reports,
        boolean pinned,
        @Nullable String claimedBy,
        @Nullable Instant claimedUntil,
        @Nullable String claimedByName) {

    /**
     * @param rule fixed, for programs; {@code explanation} for people
     * @param matches where; empty where it is about the whole
     */
    record Hold(String rule, String explanation, List<Match> matches) {

        static Hold from(Finding finding) {
            HoldReason reason = finding.reason();
            return new Hold(
                    reason.code(),
                    reason.explanation(),
                    finding.marks().stream().map(Match::from).toList());
        }
    }

    /**
     * @param in {@code text} or {@code author}
     * @param from in UTF-16 units, as JavaScript counts
     * @param to after its last unit
     */
    record Match(String in, int from, int to) {

        static Match from(Mark mark) {
            return new Match(mark.in().name().toLowerCase(Locale.ROOT), mark.from(), mark.to());
        }
    }

    /**
     * @param by the moderator's subject; {@code rule:} and a rule's code for the policy
     * @param version of the comment that was read; 0 where that was not kept yet
     * @param reason for other moderators
     * @param rule that was broken, for the author, as {@code statement}
     * @param policyVersion then; absent where that was not kept yet
     * @param undone when it was taken back
     * @param byName what the moderator's token told then; absent where it told none
     */
    record Made(
            String by,
            Instant at,
            long version,
            String verdict,
            @Nullable String reason,
            @Nullable String rule,
            @Nullable String statement,
            @Nullable Long policyVersion,
            @Nullable Instant undone,
            @Nullable String byName) {

        static Made from(Decision made) {
            var grounds = made.grounds();
            return new Made(
                    made.by(),
                    made.at(),
                    made.version(),
                    made.verdict().name().toLowerCase(Locale.ROOT),
                    made.reason(),
                    grounds == null || grounds.rule() == null
                            ? null
                            : grounds.rule().code(),
                    grounds == null ? null : grounds.statement(),
                    made.policy(),
                    made.undone(),
                    made.byName());
        }
    }

    /** @param by the moderator's subject */
    record Note(
            String by, Instant at, String text, @Nullable String byName) {}

    /** @param open whether it waits for a decision */
    record Appeal(Instant at, String text, boolean open) {}

    static ModeratedComment from(Moderation.Item item) {
        StoredComment stored = item.stored();
        Comment comment = stored.comment();
        var posting = comment.posting();
        var review = posting.review();
        var judgement = review.judgement();
        var article = item.article() instanceof Article.Published published ? published : null;
        return new ModeratedComment(
                stored.id(),
                stored.version(),
                posting.place().articleId(),
                article == null ? null : article.title(),
                article == null ? null : article.url(),
                article == null ? null : article.traits().section(),
                article != null && article.traits().language() != null
                        ? article.traits().language()
                        : judgement == null ? null : judgement.article().language(),
                posting.place().parentId(),
                comment.said().map(Contribution::author).orElse(null),
                comment.said().map(Contribution::text).orElse(null),
                posting.at(),
                comment.editedAt(),
                StateName.of(comment),
                comment.since(),
                comment.findings().stream().map(Hold::from).toList(),
                judgement == null ? null : judgement.risk(),
                judgement == null ? null : judgement.policy(),
                comment.decisions().stream().map(Made::from).toList(),
                review.notes().stream()
                        .map(note -> new Note(note.by(), note.at(), note.text(), note.byName()))
                        .toList(),
                review.appeal() == null
                        ? null
                        : new Appeal(
                                review.appeal().at(),
                                review.appeal().text(),
                                review.appeal().isOpen()),
                posting.reactions().reports(),
                item.pinned(),
                item.claim() == null ? null : item.claim().by(),
                item.claim() == null ? null : item.claim().until(),
                item.claim() == null ? null : item.claim().byName());
    }
}
