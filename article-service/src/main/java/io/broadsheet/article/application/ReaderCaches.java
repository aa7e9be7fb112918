package io.broadsheet.article.application;

import io.broadsheet.article.application.CommentCounts.Count;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything that lies ready for readers: told of a change, it forgets what is no longer right. */
@Component
public class ReaderCaches {

    private final ArticleCache pages;
    private final ListCache lists;
    private final LatestCommentCounts counts;
    private final CurrentCatalogue catalogue;
    private final Names names;

    ReaderCaches(
            ArticleCache pages, ListCache lists, LatestCommentCounts counts, CurrentCatalogue catalogue, Names names) {
        this.pages = pages;
        this.lists = lists;
        this.counts = counts;
        this.catalogue = catalogue;
        this.names = names;
    }

    /** An article that has changed, and is published, has these names. */
    public void named(Collection<String> tags, @Nullable String section, Collection<String> authors, String language) {
        names.hear(tags, section, authors, language);
    }

    /** Readers see more, less or another of this article. */
    public void changed(UUID article) {
        catalogue.forget();
        pages.forget(article);
        lists.forgetAll();
    }

    /** What stands first on the front page is another. */
    public void frontChanged() {
        lists.forgetAll();
    }

    public void counted(UUID article, Count count) {
        counts.hear(article, count);
        pages.forget(article);
        lists.forgetCount(article);
    }
}
