package io.broadsheet.comment.store;

import io.broadsheet.chassis.outbox.Announcement;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.CommentCount;
import io.broadsheet.comment.domain.CommentEvent;
import java.util.UUID;

/** From what happened here to what is published; {@code version} is the one after the change. */
public interface Translation {

    Announcement announce(UUID id, long version, Comment next, CommentEvent event);

    /** The current state once more. */
    Announcement restate(UUID id, long version, Comment current);

    Announcement announce(UUID articleId, long version, CommentCount count);
}
