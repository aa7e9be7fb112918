package io.broadsheet.article.domain;

import io.broadsheet.article.domain.Article.Change;
import java.time.Instant;

/** Takes from a public article what was news of the hour. */
public final class BreakingEnd {

    private BreakingEnd() {}

    /**
     * If its hour is over. Nobody edited the article, so its times stay; else it changes and announces nothing.
     *
     * @param version the article's version with it
     */
    public static Change of(Article article, Instant now, long version) {
        if (!(article instanceof Article.Published(var copy, var publication, var changed))) {
            return Change.silent(article);
        }
        var left = publication.at(now, version);
        return left == publication
                ? Change.silent(article)
                : Change.announcing(
                        new Article.Published(copy.at(now), left, changed), new ArticleEvent.ArticleRevised(left));
    }
}
