package io.broadsheet.comment.application;

import io.broadsheet.comment.domain.Comment.Visible;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Comments.Order;
import io.broadsheet.comment.domain.Comments.Position;
import io.broadsheet.comment.domain.StoredComment;
import io.broadsheet.comment.domain.UnknownComment;
import io.broadsheet.comment.domain.WilsonScore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    /** Whoever has so many left to read needs no exact number, and counting them would cost as much as they are. */
    public static final int MOST_COUNTED = 500;

    /** In one page: beyond it numbers are left out. */
    private static final int MOST_COUNTED_OF_PAGE = 1_000;

    /** A page comes out shorter rather than skip any number of places that keep nothing. */
    private static final int MOST_READS = 5;

    private static final Comparator<StoredComment> OLDEST_FIRST = Comparator.comparing(
                    (StoredComment reply) -> reply.comment().posting().at())
            .thenComparing(reply -> reply.id().toString());

    private static final Position BEGINNING = new Position(Instant.EPOCH, new UUID(0, 0));
    private static final UUID LAST_ID = new UUID(-1, -1);

    private final Comments comments;
    private final ReadableArticles articles;
    private final Pinning pinning;

    CommentReading(Comments comments, ReadableArticles articles, Pinning pinning) {
        this.comments = comments;
        this.articles = articles;
        this.pinning = pinning;
    }

    /** Those that stand before the others, first pinned first. */
    public List<StoredComment> pinned(UUID articleId) {
        return pinning.shown(articleId);
    }

    /**
     * Threads of an article by the time of their first comment.
     *
     * @throws io.broadsheet.comment.domain.UnknownArticle perhaps only because its event is still on the way
     * @throws io.broadsheet.comment.domain.ArticleGone if readers may not see the article
     */
    public CommentPage<Discussion> threads(UUID articleId, Order order, @Nullable Position after, int limit) {
        articles.require(articleId);
        var page = new ArrayList<Discussion>();
        int replies = 0;
        var counting = new Counting();
        Position last = after;
        for (int read = 0; read < MOST_READS; read++) {
            int wanted = limit - page.size();
            List<StoredComment> tops = comments.threads(articleId, order, last, wanted + 1);
            List<StoredComment> shown = tops.subList(0, Math.min(wanted, tops.size()));
            var below = repliesBelow(shown);
            for (StoredComment top : shown) {
                last = order == Order.TOP ? ranked(top) : position(top);
                Discussion discussion =
                        discussion(top, below, Math.min(REPLIES_PER_THREAD, REPLIES_PER_PAGE - replies), counting);
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
     * The thread a comment stands in, from that comment on.
     *
     * @param id of the thread's first comment, or of a reply in it
     * @param after where the replies begin; else with that reply, or with the first one
     * @throws UnknownComment if readers see no such comment of this article
     * @throws io.broadsheet.comment.domain.ArticleGone if readers may not see the article
     */
    public ThreadPage thread(UUID articleId, UUID id, @Nullable Position after, int limit) {
        articles.require(articleId);
        StoredComment asked = placed(id)
                .filter(found -> found.comment().posting().place().articleId().equals(articleId))
                .orElseThrow(UnknownComment::new);
        UUID threadId = asked.comment().posting().place().threadId();
        boolean whole = after == null && id.equals(threadId);
        StoredComment top =
                id.equals(threadId) ? asked : comments.find(threadId).orElseThrow(UnknownComment::new);
        var replies = page(threadId, after == null && !whole ? justBefore(asked) : after, limit);
        if (!(asked.comment() instanceof Visible)
                && replies.items().stream().noneMatch(reply -> reply.comment() instanceof Visible)) {
            throw new UnknownComment();
        }
        boolean earlier = !whole
                && !comments.replies(threadId, null, 1)
                        .equals(replies.items().stream().limit(1).toList());
        int left = replies.next() == null ? 0 : comments.countReplies(threadId, replies.next(), MOST_COUNTED);
        return new ThreadPage(top, replies, earlier, left, answered(top, replies.items()));
    }

    /** Who is answered on a page, also by replies to what is not on it. */
    private Map<UUID, StoredComment> answered(StoredComment top, List<StoredComment> replies) {
        Map<UUID, StoredComment> known = new HashMap<>(Map.of(top.id(), top));
        replies.forEach(reply -> known.put(reply.id(), reply));
        List<UUID> missing = replies.stream()
                .map(reply -> reply.comment().posting().place().parentId())
                .filter(parent -> parent != null && !known.containsKey(parent))
                .distinct()
                .toList();
        comments.find(missing).forEach(parent -> known.put(parent.id(), parent));
        return known;
    }

    private Optional<StoredComment> placed(UUID id) {
        return comments.find(id)
                .filter(found -> found.comment() instanceof Visible
                        || found.comment().posting().answered());
    }

    /** After which come all of that instant, too: instants are kept to the millisecond. */
    private static Position justBefore(StoredComment stored) {
        return new Position(stored.comment().posting().at().minusMillis(1), LAST_ID);
    }

    /**
     * All replies of one thread, oldest first.
     *
     * @throws UnknownComment if readers see no thread that begins with this comment
     */
    public CommentPage<StoredComment> replies(UUID threadId, @Nullable Position after, int limit) {
        StoredComment top = placed(threadId)
                .filter(found -> found.comment().posting().place().depth() == 0)
                .orElseThrow(UnknownComment::new);
        requireReadable(top);
        return page(threadId, after, limit);
    }

    private CommentPage<StoredComment> page(UUID threadId, @Nullable Position after, int limit) {
        List<StoredComment> replies = comments.replies(threadId, after, limit + 1);
        return replies.size() <= limit
                ? new CommentPage<>(replies, null)
                : new CommentPage<>(replies.subList(0, limit), position(replies.get(limit - 1)));
    }

    private void requireReadable(StoredComment stored) {
        articles.require(stored.comment().posting().place().articleId());
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

    private Discussion discussion(
            StoredComment top, @Nullable Map<UUID, List<StoredComment>> below, int most, Counting counting) {
        if (!top.comment().posting().answered()) {
            return new Discussion(top, List.of());
        }
        if (most == 0) {
            return counting.beginning(top, List.of(), BEGINNING);
        }
        List<StoredComment> replies =
                below == null ? comments.replies(top.id(), null, most + 1) : below.getOrDefault(top.id(), List.of());
        return replies.size() <= most
                ? new Discussion(top, replies).pruned()
                : counting.beginning(top, replies.subList(0, most), position(replies.get(most - 1)));
    }

    /** What is left of threads, counted as far as one page may cost. */
    private final class Counting {
        private int countable = MOST_COUNTED_OF_PAGE;

        Discussion beginning(StoredComment top, List<StoredComment> replies, Position more) {
            int most = Math.min(MOST_COUNTED, countable);
            int counted = most == 0 ? 0 : comments.countReplies(top.id(), more, most);
            countable -= counted;
            return new Discussion(top, replies, more, counted < most ? counted : MOST_COUNTED);
        }
    }

    private static Position ranked(StoredComment stored) {
        var reactions = stored.comment().posting().reactions();
        return Position.ranked(WilsonScore.of(reactions.up(), reactions.down()), stored.id());
    }

    private static Position position(StoredComment stored) {
        return new Position(stored.comment().posting().at(), stored.id());
    }
}
