package io.broadsheet.comment.application;

import io.broadsheet.chassis.Loggable;
import io.broadsheet.comment.domain.Article;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.Articles.ErasureRequest;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.StoredComment;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Takes the words out of every comment on an erased article, in batches, beside the listener that asked for it. Two
 * instances at once do no harm: erasing again changes nothing.
 */
@Service
public class CommentErasure {

    private static final Logger LOG = LoggerFactory.getLogger(CommentErasure.class);
    private static final int BATCH = 100;

    private final Articles articles;
    private final Comments comments;
    private final Clock clock;

    CommentErasure(Articles articles, Comments comments, Clock clock) {
        this.articles = articles;
        this.comments = comments;
        this.clock = clock;
    }

    /** A comment with words is on this article: if the article is erased, it was posted at the same moment. */
    public void check(UUID articleId) {
        if (articles.find(articleId).orElse(null) instanceof Article.Erased) {
            articles.requestErasureOfComments(articleId);
        }
    }

    @Scheduled(fixedDelayString = "${broadsheet.comments.erasure-interval:2s}")
    void run() {
        for (ErasureRequest request : articles.awaitingErasureOfComments(BATCH)) {
            try {
                erase(request);
            } catch (RuntimeException e) {
                LOG.warn(
                        "Comments of article {} are not all erased yet; it is tried again",
                        request.articleId(),
                        Loggable.of(e));
            }
        }
    }

    private void erase(ErasureRequest request) {
        List<StoredComment> batch = comments.notRemoved(request.articleId(), BATCH);
        while (!batch.isEmpty()) {
            batch.forEach(each ->
                    comments.update(each.id(), stored -> stored.comment().erase(clock.instant(), null)));
            batch = comments.notRemoved(request.articleId(), BATCH);
        }
        articles.complete(request);
    }
}
