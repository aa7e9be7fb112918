package io.broadsheet.comment.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.comment.domain.Article;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.UnknownArticle;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Tells which articles readers may see. One instance of all writes what the topic says of an article; until it has, the
 * others go by what they heard themselves.
 */
@Component
public class ReadableArticles {

    private static final int MOST_GONE = 10_000;
    /** Longer than a copy lags behind. */
    private static final Duration WRITTEN_BY_THEN = Duration.ofHours(1);

    private final Articles articles;
    private final Cache<UUID, Gone> gone = Caffeine.newBuilder()
            .maximumSize(MOST_GONE)
            .expireAfterWrite(WRITTEN_BY_THEN)
            .build();

    private record Gone(long version, Article article) {
        Gone orLater(Gone other) {
            return other.version >= version ? other : this;
        }
    }

    ReadableArticles(Articles articles) {
        this.articles = articles;
    }

    /** @param article withdrawn or erased */
    public void heard(UUID id, long version, Article article) {
        gone.asMap().merge(id, new Gone(version, article), Gone::orLater);
    }

    /**
     * @throws UnknownArticle perhaps only because its event is still on the way
     * @throws io.broadsheet.comment.domain.ArticleGone if readers may not see the article
     */
    void require(UUID id) {
        var heard = gone.getIfPresent(id);
        if (heard != null && !articles.isKnownAsOf(id, heard.version)) {
            heard.article.readable();
        }
        articles.find(id).orElseThrow(UnknownArticle::new).readable();
    }
}
