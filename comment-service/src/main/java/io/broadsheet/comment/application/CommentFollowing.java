package io.broadsheet.comment.application;

import io.broadsheet.comment.domain.Article;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.StoredComment;
import io.broadsheet.comment.domain.UnknownArticle;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/** Readers follow what happens to the comments of an article. */
@Service
public class CommentFollowing {
    private static final int MOST_MISSED = 200;
    private static final Duration LONGEST_AWAY = Duration.ofDays(1);
    /**
     * Clocks of instances differ, what happened first is not always told first, and a comment is dated before the policy
     * is asked, which may wait for a scorer.
     */
    private static final Duration DOUBT = Duration.ofMinutes(1);

    private final Comments comments;
    private final Articles articles;
    private final InstantSource time;

    CommentFollowing(Comments comments, Articles articles, @Qualifier("databaseClock") InstantSource time) {
        this.comments = comments;
        this.articles = articles;
        this.time = time;
    }

    /**
     * What changed while somebody was away; some of it was told before.
     *
     * @param from what readers came to see since then may have been told to nobody
     * @param complete false if it was too much, or too long ago
     */
    public record Missed(List<StoredComment> changed, Instant from, boolean complete) {}

    /**
     * @throws UnknownArticle perhaps only because its event is still on the way
     * @throws io.broadsheet.comment.domain.ArticleGone if readers may not see the article
     */
    public void requireReadable(UUID articleId) {
        articles.find(articleId).orElseThrow(UnknownArticle::new).readable();
    }

    /** @param last when what was told last had happened, absent for somebody who begins */
    public Missed missed(UUID articleId, @Nullable Instant last) {
        if (last == null) {
            return new Missed(List.of(), time.instant(), true);
        }
        Instant from = last.minus(DOUBT);
        if (last.isBefore(time.instant().minus(LONGEST_AWAY))) {
            return new Missed(List.of(), from, false);
        }
        var changed = comments.changedSince(articleId, from, MOST_MISSED + 1);
        return changed.size() > MOST_MISSED
                ? new Missed(List.of(), from, false)
                : new Missed(changed.stream().filter(CommentFollowing::isTold).toList(), from, true);
    }

    /** @return none if it is nothing to readers */
    public List<StoredComment> current(UUID articleId, UUID commentId) {
        return articles.find(articleId).orElse(null) instanceof Article.Published
                ? comments.find(commentId).filter(CommentFollowing::isTold).stream()
                        .toList()
                : List.of();
    }

    /** What readers never saw is nothing to them; what an older build took away they may have seen. */
    private static boolean isTold(StoredComment stored) {
        var comment = stored.comment();
        return comment.posting().shownAt() != null || comment instanceof Comment.Removed && stored.version() > 1;
    }
}
