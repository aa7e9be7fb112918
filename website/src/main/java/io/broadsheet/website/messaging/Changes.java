package io.broadsheet.website.messaging;

import io.broadsheet.chassis.messaging.ReceivedEvent;
import io.broadsheet.chassis.ready.TopicTail;
import io.broadsheet.contract.ArticlePublished;
import io.broadsheet.contract.ArticleWithdrawn;
import io.broadsheet.contract.CommentChanged;
import io.broadsheet.contract.CommentCountChanged;
import io.broadsheet.contract.Topics;
import io.broadsheet.website.cache.Contents;
import org.springframework.stereotype.Component;

/** Tells the contents what an event makes outdated. */
@Component
class Changes implements TopicTail.Ear {

    private final Contents contents;
    private final Warming warming;

    Changes(Contents contents, Warming warming) {
        this.contents = contents;
        this.warming = warming;
    }

    @Override
    public void hear(ReceivedEvent event) {
        switch (event.payload()) {
            case ArticlePublished published -> {
                contents.articlePublished(published.id(), published.slugs());
                warming.published(published.slug());
            }
            case ArticleWithdrawn gone ->
                contents.articleWithdrawn(gone.id(), gone.slugs(), gone.withdrawnAt(), gone.reason());
            case CommentChanged comment -> contents.commentsChanged(comment.articleId());
            case CommentCountChanged count -> contents.commentsChanged(count.articleId());
            case null -> {
                if (event.type().topic().equals(Topics.ARTICLES)) {
                    contents.articleErased(event.subject());
                }
            }
            default -> {
                // Nothing that a page shows.
            }
        }
    }
}
