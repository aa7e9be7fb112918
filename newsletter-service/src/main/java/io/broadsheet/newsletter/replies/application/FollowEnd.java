package io.broadsheet.newsletter.replies.application;

import io.broadsheet.newsletter.replies.domain.FollowedComment;
import io.broadsheet.newsletter.replies.domain.FollowedComments;
import io.broadsheet.newsletter.replies.domain.ReplyReaders;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Ends following. A reader who follows nothing any more is forgotten, address and all. */
@Component
class FollowEnd {
    private static final int BATCH = 100;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final ReplyReaders readers;
    private final FollowedComments followed;

    FollowEnd(ReplyReaders readers, FollowedComments followed) {
        this.readers = readers;
        this.followed = followed;
    }

    void end(UUID reader, UUID commentId) {
        var others = followed.of(reader, 2);
        // The reader first: should this process die in between, what is left names nobody and goes in its time.
        if (others.stream().map(FollowedComment::commentId).allMatch(commentId::equals)) {
            readers.remove(reader);
        }
        followed.remove(Following.id(reader, commentId));
    }

    /** Whoever follows that comment does so no more. */
    void endAll(UUID commentId) {
        var after = BEFORE_ALL;
        var batch = followed.readersOf(commentId, after, BATCH);
        while (!batch.isEmpty()) {
            for (var reader : batch) {
                end(reader, commentId);
                after = reader;
            }
            batch = followed.readersOf(commentId, after, BATCH);
        }
    }

    void forget(UUID reader) {
        readers.remove(reader);
        var batch = followed.of(reader, BATCH);
        while (!batch.isEmpty()) {
            batch.forEach(comment -> followed.remove(comment.id()));
            batch = followed.of(reader, BATCH);
        }
    }
}
