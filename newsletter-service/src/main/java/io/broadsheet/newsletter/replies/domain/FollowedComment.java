package io.broadsheet.newsletter.replies.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment that a reader wants to hear of replies to.
 *
 * @param id the same for the same reader and comment
 * @param articleId as whoever asked said
 * @param wish as whoever asked said; counts if it is the first that its reader confirms
 * @param confirmedAt absent while nobody followed the mailed link
 * @param mailedAt when the reader was last told of a reply to it
 * @param told replies that were in a mail
 */
public record FollowedComment(
        UUID id,
        UUID reader,
        UUID commentId,
        UUID articleId,
        ReplyWish wish,
        Instant askedAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant mailedAt,
        Set<UUID> told) {
    /** How long the link in the confirmation mail works. */
    public static final Duration CONFIRM_WITHIN = Duration.ofDays(7);

    /** Whoever asks again so soon gets the same mail, which is sent once. */
    public static final Duration PAUSE = Duration.ofMinutes(10);

    /** Nobody hears of more replies to one comment. Such a follow ends in its time, after its last mail went out. */
    public static final int MOST_TOLD = 500;

    public boolean isConfirmed() {
        return confirmedAt != null;
    }

    public boolean isFull() {
        return told.size() >= MOST_TOLD;
    }
}
