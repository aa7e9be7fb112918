package io.broadsheet.comment.application;

import static io.broadsheet.comment.Visitors.article;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.chassis.Ids;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Comments.Call;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.RecentComments;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** The same call twice at once: the second one looked for the first one's comment before that was there. */
@CommentServiceTest
class RepeatedPostingIT {

    @Autowired
    private CommentPosting posting;

    @Autowired
    private Comments comments;

    @Autowired
    private Articles articles;

    @Autowired
    private RecentComments recent;

    @Autowired
    private CommentJudging judging;

    @Autowired
    private CommentProperties properties;

    @Autowired
    @Qualifier("databaseClock") private InstantSource time;

    private CommentPosting lookingTooEarly() {
        var looked = new AtomicBoolean();
        var behind = Answering.as(Comments.class, (method, arguments) -> switch (method) {
            case "findByCall" -> looked.getAndSet(true) ? comments.findByCall((String) arguments[0]) : Optional.empty();
            case "add" -> comments.add((UUID) arguments[0], (Comment.Change) arguments[1]);
            default -> throw new UnsupportedOperationException(method);
        });
        return new CommentPosting(behind, articles, judging, properties, new Ids(), time);
    }

    @Test
    void whatWasNotedIsOfTheCommentThatIsThere() {
        var article = UUID.randomUUID();
        articles.put(article, 1, article("pier", "The old pier", true));
        var words = new Contribution("New " + UUID.randomUUID(), "Said by a double click " + UUID.randomUUID());
        var call = new Call(UUID.randomUUID().toString(), "the same");
        var sender = new Sender(null, "192.0.2.61", false);
        var first = posting.post(article, words, null, call, sender);

        var second = lookingTooEarly().post(article, words, null, call, sender);

        assertThat(second.comment().id()).isEqualTo(first.comment().id());
        assertThat(second.repeated()).isTrue();
        assertThat(recent.networkOf(first.comment().id())).isPresent();
    }
}
