package io.broadsheet.article.store;

import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles.Call;
import org.jspecify.annotations.Nullable;

/** An article and the call that made it. */
record StoredArticle(Article article, @Nullable Call call) {}
