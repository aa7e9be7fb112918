package io.broadsheet.newsletter.replies.application;

import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.newsletter.replies.domain.CommentStates;
import io.broadsheet.newsletter.replies.domain.CommentStates.State;
import io.broadsheet.newsletter.replies.domain.FollowedComments;
import io.broadsheet.newsletter.replies.domain.ReplyReaders;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes in what happens to comments, in whatever order and however often it arrives. */
@Component
public class CommentNews {
    private static final int BATCH = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final CommentStates comments;
    private final FollowedComments followed;
    private final ReplyReaders readers;
    private final FollowEnd end;
    private final DatabaseClock time;

    CommentNews(
            CommentStates comments,
            FollowedComments followed,
            ReplyReaders readers,
            FollowEnd end,
            DatabaseClock time) {
        this.comments = comments;
        this.followed = followed;
        this.readers = readers;
        this.end = end;
        this.time = time;
    }

    public void heard(List<State> states) {
        comments.put(states, time.instant());
        states.forEach(this::tell);
    }

    private void tell(State state) {
        if (state.removed()) {
            end.endAll(state.id());
        }
        var parent = state.parentId();
        if (state.visible() && parent != null) {
            wakeReadersOf(parent);
        }
    }

    /** Also after a record that came again: the process may have died between the two. */
    private void wakeReadersOf(UUID commentId) {
        var batch = followed.readersOf(commentId, BEFORE_ALL, BATCH);
        while (!batch.isEmpty()) {
            readers.wake(batch, time.instant());
            batch = followed.readersOf(commentId, batch.getLast(), BATCH);
        }
    }
}
