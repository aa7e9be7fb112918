package io.broadsheet.newsletter.replies.api;

import io.broadsheet.newsletter.replies.application.FollowPreferences.Shown;
import io.broadsheet.newsletter.replies.domain.FollowedComment;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a reader is told of replies, and how; everything that is held for it. */
record FollowAnswer(
        String email,
        String cadence,
        String timeZone,
        int hour,
        @Nullable String language,
        List<FollowedAnswer> comments) {

    /**
     * @param title of the article, absent if it is not known or not public
     * @param url of the comment, absent with it
     * @param confirmedAt absent while nobody followed the mailed link
     * @param lastToldAt when a mail last told of a reply
     */
    record FollowedAnswer(
            UUID commentId,
            UUID articleId,
            @Nullable String title,
            @Nullable String url,
            Instant askedAt,
            @Nullable Instant confirmedAt,
            @Nullable Instant lastToldAt,
            int repliesTold) {}

    static FollowAnswer of(Shown shown) {
        var wish = shown.reader().wish();
        return new FollowAnswer(
                shown.reader().address(),
                wish.cadence().word(),
                wish.zone(),
                wish.hour(),
                wish.language(),
                shown.comments().stream().map(comment -> of(comment, shown)).toList());
    }

    private static FollowedAnswer of(FollowedComment comment, Shown shown) {
        var story = shown.stories().get(comment.articleId());
        return new FollowedAnswer(
                comment.commentId(),
                comment.articleId(),
                story == null ? null : story.title(),
                story == null ? null : shown.address(story, comment.commentId()),
                comment.askedAt(),
                comment.confirmedAt(),
                comment.mailedAt(),
                comment.told().size());
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "FollowAnswer";
    }
}
