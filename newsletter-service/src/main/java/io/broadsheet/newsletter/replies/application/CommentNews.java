package io.broadsheet.newsletter.replies.application;

import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.newsletter.edition.application.ArticleReturn;
import io.broadsheet.newsletter.replies.domain.CommentStates;
import io.broadsheet.newsletter.replies.domain.CommentStates.State;
import io.broadsheet.newsletter.replies.domain.FollowedComments;
import io.broadsheet.newsletter.replies.domain.ReplyReaders;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes in what happens to comments, in whatever order and however often it arrives, and to the articles they are on. */
@Component
public class CommentNews implements ArticleReturn {
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

    private interface Pages {
        List<UUID> after(UUID reader, int limit);
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
            wake((after, limit) -> followed.readersOf(parent, after, limit));
        }
    }

    /** What was said under it meanwhile, however long ago, is told now. */
    @Override
    public void isPublic(UUID articleId) {
        wake((after, limit) -> followed.readersUnder(articleId, after, limit));
    }

    /** Also after a record that came again: the process may have died between the two. */
    private void wake(Pages pages) {
        var batch = pages.after(BEFORE_ALL, BATCH);
        while (!batch.isEmpty()) {
            readers.wake(batch, time.instant());
            batch = pages.after(batch.getLast(), BATCH);
        }
    }
}
