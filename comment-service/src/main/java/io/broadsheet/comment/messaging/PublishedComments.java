package io.broadsheet.comment.messaging;

import static io.broadsheet.contract.EventType.COMMENT_APPROVED;
import static io.broadsheet.contract.EventType.COMMENT_COUNT_CHANGED;
import static io.broadsheet.contract.EventType.COMMENT_EDITED;
import static io.broadsheet.contract.EventType.COMMENT_POSTED;
import static io.broadsheet.contract.EventType.COMMENT_REJECTED;
import static io.broadsheet.contract.EventType.COMMENT_REMOVED;

import io.broadsheet.chassis.outbox.Announcement;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.CommentCount;
import io.broadsheet.comment.domain.CommentEvent;
import io.broadsheet.comment.store.Translation;
import io.broadsheet.contract.CommentChanged;
import io.broadsheet.contract.CommentCountChanged;
import io.broadsheet.contract.EventType;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What happened here as others read it in {@code comments.v1} and {@code comment-counts.v1}: no name, no text. */
@Component
class PublishedComments implements Translation {

    @Override
    public Announcement announce(UUID id, long version, Comment next, CommentEvent event) {
        EventType type = switch (event) {
            case CommentEvent.Posted _ -> COMMENT_POSTED;
            case CommentEvent.Edited _ -> COMMENT_EDITED;
            case CommentEvent.Approved _ -> COMMENT_APPROVED;
            case CommentEvent.Rejected _ -> COMMENT_REJECTED;
            case CommentEvent.Removed _ -> COMMENT_REMOVED;
            case CommentEvent.Reconsidered _ -> typeOf(next);
        };
        return announcement(type, id, version, next, event.occurredAt());
    }

    @Override
    public Announcement restate(UUID id, long version, Comment current) {
        return announcement(typeOf(current), id, version, current, current.since());
    }

    private static EventType typeOf(Comment current) {
        return switch (current) {
            case Comment.Held _ -> COMMENT_POSTED;
            case Comment.Visible seen -> seen.approved() ? COMMENT_APPROVED : COMMENT_POSTED;
            case Comment.Rejected _ -> COMMENT_REJECTED;
            case Comment.Removed _ -> COMMENT_REMOVED;
        };
    }

    @Override
    public Announcement announce(UUID articleId, long version, CommentCount count) {
        return Announcement.of(COMMENT_COUNT_CHANGED, new CommentCountChanged(articleId, version, count.visible()));
    }

    private static Announcement announcement(EventType type, UUID id, long version, Comment comment, Instant at) {
        var posting = comment.posting();
        var place = posting.place();
        return Announcement.of(
                type,
                new CommentChanged(
                        id, version, place.articleId(), place.parentId(), stateName(comment), posting.at(), at));
    }

    private static String stateName(Comment comment) {
        return switch (comment) {
            case Comment.Held _ -> "held";
            case Comment.Visible _ -> "visible";
            case Comment.Rejected _ -> "rejected";
            case Comment.Removed _ -> "removed";
        };
    }
}
