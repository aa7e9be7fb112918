package io.broadsheet.newsletter.replies.application;

import io.broadsheet.newsletter.replies.domain.CommentStates;
import io.broadsheet.newsletter.replies.domain.FollowedComments;
import io.broadsheet.newsletter.replies.domain.ReplyReaders;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Ends following. A reader who follows nothing any more is forgotten, address and all. */
@Component
class FollowEnd {
    private static final int BATCH = 100;
    private static final int TRIES = 5;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final ReplyReaders readers;
    private final FollowedComments followed;
    private final CommentStates comments;

    FollowEnd(ReplyReaders readers, FollowedComments followed, CommentStates comments) {
        this.readers = readers;
        this.followed = followed;
        this.comments = comments;
    }

    void end(UUID reader, UUID commentId) {
        // It stays the reader's own, below whatever it answers.
        comments.parentOf(commentId).ifPresent(parent -> followed.leaveOut(Following.id(reader, parent), commentId));
        followed.remove(Following.id(reader, commentId));
        // Another reply may be on its way to the reader at this moment; whom this does not come to, retention does.
        for (int tried = 0; tried < TRIES; tried++) {
            var read = readers.find(reader);
            if (read.isEmpty() || !followed.of(reader, 1).isEmpty() || readers.remove(read.get())) {
                return;
            }
        }
    }

    /** Forgets a reader who follows nothing: a process died on the way. */
    void endIdle(UUID id) {
        var read = readers.find(id);
        if (read.isPresent() && followed.following(List.of(id)).isEmpty()) {
            var unused = readers.remove(read.get());
        }
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

    /** @return whether there was one */
    boolean forget(UUID reader) {
        // The reader first: should this process die in between, what is left names nobody and goes in its time.
        boolean known = readers.remove(reader);
        var batch = followed.of(reader, BATCH);
        while (!batch.isEmpty()) {
            batch.forEach(comment -> followed.remove(comment.id()));
            batch = followed.of(reader, BATCH);
        }
        return known;
    }
}
