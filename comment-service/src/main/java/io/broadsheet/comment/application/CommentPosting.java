package io.broadsheet.comment.application;

import io.broadsheet.chassis.Ids;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Comments.Call;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.HoldPolicies;
import io.broadsheet.comment.domain.KeyReused;
import io.broadsheet.comment.domain.NotAnswerable;
import io.broadsheet.comment.domain.Place;
import io.broadsheet.comment.domain.StoredComment;
import io.broadsheet.comment.domain.UnknownArticle;
import io.broadsheet.comment.domain.UnknownComment;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** A reader posts a comment or a reply. */
@Service
public class CommentPosting {

    private final Comments comments;
    private final Articles articles;
    private final HoldPolicies policies;
    private final Ids ids;
    private final Clock clock;

    CommentPosting(Comments comments, Articles articles, HoldPolicies policies, Ids ids, Clock clock) {
        this.comments = comments;
        this.articles = articles;
        this.policies = policies;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param call of the request: the comment it made already is the answer to the same request again
     * @throws UnknownArticle perhaps only because its event is still on the way
     * @throws io.broadsheet.comment.domain.ArticleGone if readers may not see the article
     * @throws io.broadsheet.comment.domain.CommentsClosed if it takes no comments
     * @throws NotAnswerable if {@code inReplyTo} is no comment of it that readers see
     * @throws KeyReused if another request had the same key
     */
    public StoredComment post(UUID articleId, Contribution words, @Nullable UUID inReplyTo, @Nullable Call call) {
        return madeBefore(call).orElseGet(() -> {
            articles.find(articleId).orElseThrow(UnknownArticle::new).requireOpen();
            UUID id = ids.next();
            Place place = inReplyTo == null ? Place.onArticle(articleId, id) : placeBelow(inReplyTo, articleId);
            var reasons = policies.current().policy().judge(words, comments::hasApproved);
            var change = Comment.post(place, words, reasons, call, clock.instant());
            return comments.add(id, change)
                    ? new StoredComment(id, change.next())
                    : madeBefore(call).orElseThrow();
        });
    }

    private Optional<StoredComment> madeBefore(@Nullable Call call) {
        if (call == null) {
            return Optional.empty();
        }
        Optional<StoredComment> made = comments.findByCall(call.key());
        made.filter(stored -> !call.equals(stored.comment().posting().call())).ifPresent(stored -> {
            throw new KeyReused();
        });
        return made;
    }

    private Place placeBelow(UUID parentId, UUID articleId) {
        try {
            return comments.update(parentId, parent -> parent.answer(articleId))
                    .comment()
                    .posting()
                    .place()
                    .below(parentId);
        } catch (UnknownComment e) {
            throw new NotAnswerable();
        }
    }
}
