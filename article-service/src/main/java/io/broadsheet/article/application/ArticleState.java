package io.broadsheet.article.application;

import io.broadsheet.article.domain.Article;
import java.util.Locale;

/** An article's state by its name. */
public enum ArticleState {
    DRAFT,
    PUBLISHED,
    WITHDRAWN,
    ERASED;

    public static ArticleState of(Article article) {
        return switch (article) {
            case Article.Draft draft -> DRAFT;
            case Article.Published published -> PUBLISHED;
            case Article.Withdrawn withdrawn -> WITHDRAWN;
            case Article.Erased erased -> ERASED;
        };
    }

    /** As it is stored and answered: {@code draft}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
