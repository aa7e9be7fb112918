package io.broadsheet.article.application;

import io.broadsheet.article.application.CommentCounts.Count;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Everything that lies ready for readers: told of a change, it forgets what is no longer right. */
@Component
public class ReaderCaches {

    private final ArticleCache pages;
    private final ListCache lists;
    private final LatestCommentCounts counts;
    private final CurrentCatalogue catalogue;

    ReaderCaches(ArticleCache pages, ListCache lists, LatestCommentCounts counts, CurrentCatalogue catalogue) {
        this.pages = pages;
        this.lists = lists;
        this.counts = counts;
        this.catalogue = catalogue;
    }

    /** Readers see more, less or another of this article. */
    public void changed(UUID article) {
        catalogue.forget();
        pages.forget(article);
        lists.forgetAll();
    }

    public void counted(UUID article, Count count) {
        counts.hear(article, count);
        pages.forget(article);
        lists.forgetCount(article);
    }
}
