package io.broadsheet.comment.application;

import static java.util.Objects.requireNonNull;

import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.store.DatabaseDown;
import io.broadsheet.comment.domain.Article;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Comments.Call;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.KeyReused;
import io.broadsheet.comment.domain.NotAnswerable;
import io.broadsheet.comment.domain.Place;
import io.broadsheet.comment.domain.Posting;
import io.broadsheet.comment.domain.StoredComment;
import io.broadsheet.comment.domain.UnknownArticle;
import io.broadsheet.comment.domain.UnknownComment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/** A reader posts a comment or a reply. */
@Service
public class CommentPosting {

    /** So long the same call gets the same answer. */
    static final Duration CALL_REMEMBERED = Duration.ofDays(1);

    private final Comments comments;
    private final Articles articles;
    private final CommentJudging judging;
    private final CommentProperties properties;
    private final Ids ids;
    /** The database's: what one instance dates another one judges. */
    private final InstantSource time;

    CommentPosting(
            Comments comments,
            Articles articles,
            CommentJudging judging,
            CommentProperties properties,
            Ids ids,
            @Qualifier("databaseClock") InstantSource time) {
        this.comments = comments;
        this.articles = articles;
        this.judging = judging;
        this.properties = properties;
        this.ids = ids;
        this.time = time;
    }

    /** @param repeated whether the same call had posted it before */
    public record Posted(StoredComment comment, boolean repeated) {}

    /**
     * @param call of the request: the comment it made already is the answer to the same request again
     * @throws UnknownArticle perhaps only because its event is still on the way
     * @throws io.broadsheet.comment.domain.ArticleGone if readers may not see the article
     * @throws io.broadsheet.comment.domain.CommentsClosed if it takes no comments
     * @throws NotAnswerable if {@code inReplyTo} is no comment of it that readers see
     * @throws KeyReused if another request had the same key
     * @throws io.broadsheet.comment.domain.TooManyComments if the network is to wait
     */
    public Posted post(
            UUID articleId, Contribution words, @Nullable UUID inReplyTo, @Nullable Call call, Sender sender) {
        Instant now = time.instant();
        return madeBefore(call, now).orElseGet(() -> {
            Article article = articles.find(articleId).orElseThrow(UnknownArticle::new);
            article.requireOpen(properties.closeAfter(), now);
            UUID id = ids.next();
            String sending = call == null ? id.toString() : call.key();
            var noted = judging.admit(words, id, articleId, sender, sending, now);
            Comment.Change change;
            try {
                var posting = posting(id, articleId, inReplyTo, call, sender, words, now);
                var judgement = judging.judge(noted, posting, article.readable().traits());
                change = Comment.post(posting, words, judgement);
            } catch (RuntimeException refused) {
                if (!DatabaseDown.isMeantBy(refused)) { // it would be waited for once more
                    judging.forget(id);
                }
                throw refused;
            }
            return comments.add(id, change)
                    ? new Posted(new StoredComment(id, 1, change.next()), false)
                    : madeByAnother(requireNonNull(call), now);
        });
    }

    /** At the same time; its comment is the one whose words were noted last. */
    private Posted madeByAnother(Call call, Instant now) {
        Posted made = madeBefore(call, now).orElseThrow();
        judging.isOf(call.key(), made.comment().id());
        return made;
    }

    private Posting posting(
            UUID id,
            UUID articleId,
            @Nullable UUID inReplyTo,
            @Nullable Call call,
            Sender sender,
            Contribution words,
            Instant now) {
        Place place = inReplyTo == null ? Place.onArticle(articleId, id) : placeBelow(inReplyTo, articleId);
        UUID authorId = Objects.requireNonNullElseGet(sender.authorId(), ids::next);
        var posting = new Posting(place, now, false, authorId, sender.staff(), call);
        return sender.isNamed(words.author()) ? posting.underOwnName() : posting;
    }

    private Optional<Posted> madeBefore(@Nullable Call call, Instant now) {
        if (call == null) {
            return Optional.empty();
        }
        Optional<StoredComment> made = comments.findByCall(call.key());
        if (made.isEmpty()) {
            return Optional.empty();
        }
        Posting posting = made.get().comment().posting();
        if (posting.at().isBefore(now.minus(CALL_REMEMBERED))) {
            comments.update(made.get().id(), stored -> stored.comment().forgetCall());
            return Optional.empty();
        }
        if (!call.equals(posting.call())) {
            throw new KeyReused();
        }
        return Optional.of(new Posted(made.get(), true));
    }

    private Place placeBelow(UUID parentId, UUID articleId) {
        try {
            return comments.update(parentId, parent -> parent.comment().answer(articleId))
                    .comment()
                    .posting()
                    .place()
                    .below(parentId);
        } catch (UnknownComment e) {
            throw new NotAnswerable();
        }
    }
}
