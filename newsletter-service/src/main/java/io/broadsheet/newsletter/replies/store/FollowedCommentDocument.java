package io.broadsheet.newsletter.replies.store;

import io.broadsheet.newsletter.replies.domain.FollowedComment;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** As stored in {@code followedComments}. Public for the driver's codec. */
public record FollowedCommentDocument(
        @BsonId UUID id,
        UUID reader,
        UUID comment,
        UUID article,
        String cadence,
        String zone,
        int hour,
        @Nullable String language,
        Instant askedAt,
        Instant usedAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant mailedAt,
        @Nullable List<UUID> told) {

    FollowedComment toFollowed() {
        return new FollowedComment(
                id,
                reader,
                comment,
                article,
                ReplyReaderDocument.wish(cadence, zone, hour, language),
                askedAt,
                confirmedAt,
                mailedAt,
                told == null ? Set.of() : Set.copyOf(told));
    }
}
