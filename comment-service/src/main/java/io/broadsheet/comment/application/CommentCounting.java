package io.broadsheet.comment.application;

import io.broadsheet.chassis.Ids;
import io.broadsheet.comment.domain.CommentCount;
import io.broadsheet.comment.domain.CommentCounts;
import io.broadsheet.comment.domain.Comments;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/**
 * Keeps each article's count right by counting again, never by adding. A change leaves a mark that is used only once,
 * and only a count begun after that mark takes it away; so whatever comes twice, late, or at two instances at once, the
 * last count began after the last change.
 */
@Service
public class CommentCounting {

    /** A count that meets new marks each time leaves the rest to the next turn, so that others have theirs. */
    private static final int COUNTS_IN_A_ROW = 3;

    private final CommentCounts counts;
    private final Comments comments;
    private final Ids ids;
    /** The database's: by the clock of an instance that is ahead nobody else would find what it left. */
    private final InstantSource time;

    CommentCounting(CommentCounts counts, Comments comments, Ids ids, @Qualifier("databaseClock") InstantSource time) {
        this.counts = counts;
        this.comments = comments;
        this.ids = ids;
        this.time = time;
    }

    /** Notes, to be kept, that the comments of an article changed. */
    public void mark(UUID articleId) {
        UUID mark = ids.next();
        counts.update(articleId, count -> count.marked(mark, time.instant()));
    }

    /** @return whether every change that was marked is counted */
    public boolean recount(UUID articleId) {
        for (int i = 0; i < COUNTS_IN_A_ROW; i++) {
            UUID mark = counts.find(articleId).map(CommentCount::mark).orElse(null);
            if (mark == null) {
                return true;
            }
            long found = comments.countVisible(articleId);
            counts.update(articleId, count -> count.counted(found, mark));
        }
        return false;
    }
}
