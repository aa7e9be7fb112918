package io.broadsheet.comment.application;

import io.broadsheet.comment.domain.Article;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Comments.Position;
import io.broadsheet.comment.domain.Comments.Queue;
import io.broadsheet.comment.domain.Decision;
import io.broadsheet.comment.domain.RecentComments;
import io.broadsheet.comment.domain.StoredComment;
import io.broadsheet.comment.domain.UnknownComment;
import io.broadsheet.comment.domain.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Moderators read the queue, decide, and remove. */
@Service
public class Moderation {

    private final Comments comments;
    private final Articles articles;
    private final RecentComments recent;
    private final Clock clock;

    Moderation(Comments comments, Articles articles, RecentComments recent, Clock clock) {
        this.comments = comments;
        this.articles = articles;
        this.recent = recent;
        this.clock = clock;
    }

    /** A comment and what is known of its article. */
    public record Item(StoredComment stored, @Nullable Article article) {}

    /** Those first that came into the queue first. */
    public CommentPage<Item> queue(Queue queue, @Nullable Position after, int limit) {
        List<StoredComment> found = comments.queue(queue, after, limit + 1);
        if (found.size() <= limit) {
            return new CommentPage<>(items(found), null);
        }
        StoredComment last = found.get(limit - 1);
        return new CommentPage<>(
                items(found.subList(0, limit)), new Position(last.comment().since(), last.id()));
    }

    /** @throws UnknownComment if there is none under this id */
    public Item one(UUID id) {
        return item(comments.find(id).orElseThrow(UnknownComment::new));
    }

    public Item item(StoredComment stored) {
        return items(List.of(stored)).getFirst();
    }

    private List<Item> items(List<StoredComment> found) {
        Map<UUID, Article> known =
                articles.find(found.stream().map(Moderation::articleId).collect(Collectors.toSet()));
        return found.stream()
                .map(stored -> new Item(stored, known.get(articleId(stored))))
                .toList();
    }

    private static UUID articleId(StoredComment stored) {
        return stored.comment().posting().place().articleId();
    }

    /**
     * @param by the moderator's subject
     * @param version of the comment that was read
     * @throws UnknownComment if there is none under this id
     * @throws io.broadsheet.comment.domain.StaleDecision if that is no longer what is there
     * @throws io.broadsheet.comment.domain.NotChangeable if removed
     * @throws io.broadsheet.comment.domain.TooManyDecisions retrying cannot help
     */
    public Item decide(UUID id, String by, long version, Verdict verdict, @Nullable String reason) {
        var decision = new Decision(by, clock.instant(), version, verdict, reason);
        return item(comments.update(id, stored -> stored.decide(decision)));
    }

    /**
     * Takes name and words away for good. Again changes nothing.
     *
     * @param by the moderator's subject
     * @throws UnknownComment if there is none under this id
     */
    public void erase(UUID id, String by) {
        Instant now = clock.instant();
        comments.update(id, stored -> stored.comment().erase(now, by));
        recent.forget(id);
    }
}
