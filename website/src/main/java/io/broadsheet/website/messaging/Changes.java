package io.broadsheet.website.messaging;

import io.broadsheet.chassis.messaging.ReceivedEvent;
import io.broadsheet.contract.ArticlePublished;
import io.broadsheet.contract.ArticleViewed;
import io.broadsheet.contract.ArticleWithdrawn;
import io.broadsheet.contract.CommentChanged;
import io.broadsheet.contract.CommentCountChanged;
import io.broadsheet.contract.SubscriptionConfirmed;
import io.broadsheet.contract.SubscriptionEnded;
import io.broadsheet.contract.SubscriptionErased;
import io.broadsheet.contract.Topics;
import io.broadsheet.website.cache.Contents;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What was heard at once, told to the contents in one go: an import of thousands must not cost thousands of looks. */
@Component
class Changes {

    private final Contents contents;
    private final Set<UUID> articles = new HashSet<>();
    private final Set<String> slugs = new HashSet<>();
    private final Set<UUID> commented = new HashSet<>();
    private boolean erased;

    Changes(Contents contents) {
        this.contents = contents;
    }

    void note(ReceivedEvent event) {
        switch (event.payload()) {
            case ArticlePublished published -> {
                articles.add(published.id());
                slugs.addAll(published.slugs());
            }
            case ArticleWithdrawn withdrawn -> {
                articles.add(withdrawn.id());
                slugs.addAll(withdrawn.slugs());
            }
            case CommentChanged comment -> commented.add(comment.articleId());
            case CommentCountChanged count -> commented.add(count.articleId());
            case ArticleViewed view -> {}
            case SubscriptionConfirmed confirmed -> {}
            case SubscriptionEnded ended -> {}
            case SubscriptionErased gone -> {}
            case null -> noteErased(event);
        }
    }

    private void noteErased(ReceivedEvent event) {
        if (event.type().topic().equals(Topics.ARTICLES)) {
            articles.add(event.subject());
            erased = true;
        }
    }

    void apply() {
        if (!articles.isEmpty()) {
            contents.articlesChanged(slugs, articles, erased);
        }
        if (!commented.isEmpty()) {
            contents.commentsChanged(commented);
        }
        articles.clear();
        slugs.clear();
        commented.clear();
        erased = false;
    }
}
