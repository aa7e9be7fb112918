package io.broadsheet.website.messaging;

import io.broadsheet.cache.TopicTail;
import io.broadsheet.chassis.messaging.ReceivedEvent;
import io.broadsheet.contract.ArticlePublished;
import io.broadsheet.contract.ArticleWithdrawn;
import io.broadsheet.contract.CommentChanged;
import io.broadsheet.contract.CommentCountChanged;
import io.broadsheet.contract.Topics;
import io.broadsheet.website.cache.ServiceCaches;
import org.springframework.stereotype.Component;

/** Tells the contents what an event makes outdated. */
@Component
class CacheInvalidator implements TopicTail.Listener {

    private final ServiceCaches caches;
    private final CacheWarmer cacheWarmer;
    private final CommentNews news;

    CacheInvalidator(ServiceCaches caches, CacheWarmer cacheWarmer, CommentNews news) {
        this.caches = caches;
        this.cacheWarmer = cacheWarmer;
        this.news = news;
    }

    @Override
    public void missed() {
        news.missed();
    }

    @Override
    public void hear(ReceivedEvent event) {
        switch (event.payload()) {
            case ArticlePublished published -> {
                caches.articlePublished(published.id(), published.version(), published.slugs());
                cacheWarmer.published(published.slug());
            }
            case ArticleWithdrawn gone ->
                caches.articleWithdrawn(gone.id(), gone.version(), gone.slugs(), gone.reason());
            case CommentChanged comment -> {
                caches.commentsChanged(comment.articleId());
                news.changed(comment);
            }
            case CommentCountChanged count -> caches.commentsChanged(count.articleId());
            case null -> {
                if (event.type().topic().equals(Topics.ARTICLES)) {
                    caches.articleErased(event.subject());
                }
            }
            default -> {
                // Nothing that a page shows.
            }
        }
    }
}
