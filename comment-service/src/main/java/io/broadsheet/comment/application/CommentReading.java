package io.broadsheet.comment.application;

import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Comment.Visible;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Comments.Order;
import io.broadsheet.comment.domain.Comments.Position;
import io.broadsheet.comment.domain.StoredComment;
import io.broadsheet.comment.domain.UnknownArticle;
import io.broadsheet.comment.domain.UnknownComment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Readers read what others said of an article. Whatever was posted, one page is a bounded number of reads. */
@Service
public class CommentReading {

    /** Shown with their thread; further ones have a page of their own. */
    static final int REPLIES_PER_THREAD = 50;

    static final int REPLIES_PER_PAGE = 500;

    /** A page comes out shorter rather than skip any number of places that keep nothing. */
    private static final int MOST_READS = 5;

    private static final Comparator<StoredComment> OLDEST_FIRST = Comparator.comparing(
                    (StoredComment reply) -> reply.comment().posting().at())
            .thenComparing(reply -> reply.id().toString());

    private static final Position BEGINNING = new Position(Instant.EPOCH, new UUID(0, 0));

    private final Comments comments;
    private final Articles articles;

    CommentReading(Comments comments, Articles articles) {
        this.comments = comments;
        this.articles = articles;
    }

    /**
     * Threads of an article by the time of their first comment.
     *
     * @throws UnknownArticle perhaps only because its event is still on the way
     * @throws io.broadsheet.comment.domain.ArticleGone if readers may not see the article
     */
    public CommentPage<Discussion> threads(UUID articleId, Order order, @Nullable Position after, int limit) {
        articles.find(articleId).orElseThrow(UnknownArticle::new).readable();
        var page = new ArrayList<Discussion>();
        int replies = 0;
        Position last = after;
        for (int read = 0; read < MOST_READS; read++) {
            int wanted = limit - page.size();
            List<StoredComment> tops = comments.threads(articleId, order, last, wanted + 1);
            List<StoredComment> shown = tops.subList(0, Math.min(wanted, tops.size()));
            var below = repliesBelow(shown);
            for (StoredComment top : shown) {
                last = position(top);
                Discussion discussion =
                        discussion(top, below, Math.min(REPLIES_PER_THREAD, REPLIES_PER_PAGE - replies));
                if (!discussion.isEmpty()) {
                    page.add(discussion);
                    replies += discussion.replies().size();
                }
            }
            if (tops.size() <= wanted) {
                return new CommentPage<>(page, null);
            }
            if (page.size() == limit) {
                break;
            }
        }
        return new CommentPage<>(page, last);
    }

    /**
     * @return the comment in any state; what of it may be shown is not decided here
     * @throws UnknownComment if there is none under this id
     * @throws io.broadsheet.comment.domain.ArticleGone if readers may not see its article
     */
    public StoredComment one(UUID id) {
        StoredComment stored = comments.find(id).orElseThrow(UnknownComment::new);
        requireReadable(stored);
        return stored;
    }

    /**
     * All replies of one thread, oldest first.
     *
     * @throws UnknownComment if readers see no thread that begins with this comment
     */
    public CommentPage<StoredComment> replies(UUID threadId, @Nullable Position after, int limit) {
        StoredComment top = comments.find(threadId)
                .filter(found -> found.comment().posting().place().depth() == 0)
                .filter(found -> found.comment() instanceof Visible
                        || found.comment().posting().answered())
                .orElseThrow(UnknownComment::new);
        requireReadable(top);
        List<StoredComment> replies = comments.replies(threadId, after, limit + 1);
        return replies.size() <= limit
                ? new CommentPage<>(replies, null)
                : new CommentPage<>(replies.subList(0, limit), position(replies.get(limit - 1)));
    }

    private void requireReadable(StoredComment stored) {
        UUID articleId = stored.comment().posting().place().articleId();
        articles.find(articleId).orElseThrow(UnknownArticle::new).readable();
    }

    /** One read for all threads, unless there are more replies than a page shows: then each thread is read for itself. */
    private @Nullable Map<UUID, List<StoredComment>> repliesBelow(List<StoredComment> tops) {
        List<UUID> answered = tops.stream()
                .filter(top -> top.comment().posting().answered())
                .map(StoredComment::id)
                .toList();
        if (answered.size() < 2) {
            return null;
        }
        List<StoredComment> replies = comments.replies(answered, REPLIES_PER_PAGE + 1);
        return replies.size() > REPLIES_PER_PAGE
                ? null
                : replies.stream()
                        .sorted(OLDEST_FIRST)
                        .collect(Collectors.groupingBy(
                                reply -> reply.comment().posting().place().threadId()));
    }

    private Discussion discussion(StoredComment top, @Nullable Map<UUID, List<StoredComment>> below, int most) {
        if (!top.comment().posting().answered()) {
            return new Discussion(top, List.of(), null);
        }
        if (most == 0) {
            return new Discussion(top, List.of(), BEGINNING);
        }
        List<StoredComment> replies =
                below == null ? comments.replies(top.id(), null, most + 1) : below.getOrDefault(top.id(), List.of());
        return replies.size() <= most
                ? new Discussion(top, replies, null).pruned()
                : new Discussion(top, replies.subList(0, most), position(replies.get(most - 1)));
    }

    private static Position position(StoredComment stored) {
        return new Position(stored.comment().posting().at(), stored.id());
    }
}
