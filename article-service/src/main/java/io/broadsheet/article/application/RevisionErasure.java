package io.broadsheet.article.application;

import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.chassis.Background;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Deletes the revisions of erased articles once more a minute later: the process that erased one may have died before it
 * deleted them, and whoever lost the race against it may have kept one after.
 */
@Component
class RevisionErasure extends Background {

    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final int PAGE = 100;

    private final Revisions revisions;
    private final Articles articles;

    RevisionErasure(Revisions revisions, Articles articles) {
        super("revision-erasure");
        this.revisions = revisions;
        this.articles = articles;
    }

    @Override
    protected void work() throws InterruptedException {
        while (isWantedAfter(LOOK)) {
            eraseAll();
        }
    }

    void eraseAll() {
        for (var id : revisions.noted(PAGE)) {
            var isErased = articles.find(id)
                    .map(entry -> entry.article() instanceof Article.Erased)
                    .orElse(true);
            if (isErased) {
                revisions.erase(id);
            }
            revisions.dropNote(id);
        }
    }
}
