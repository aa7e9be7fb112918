package io.broadsheet.article.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.article.application.CommentCounts.Count;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Comment counts as this instance knows them: what it heard on the topic may be ahead of the database, where another
 * instance may be about to write the same.
 */
@Component
public class LatestCommentCounts {

    private final CommentCounts stored;
    private final Cache<UUID, Count> heard = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    LatestCommentCounts(CommentCounts stored) {
        this.stored = stored;
    }

    public void hear(UUID article, Count count) {
        heard.asMap().merge(article, count, Count::orLater);
    }

    public long visible(UUID article) {
        return visible(List.of(article)).getOrDefault(article, 0L);
    }

    /** @return a number for each of the articles */
    public Map<UUID, Long> visible(Collection<UUID> articles) {
        var counts = stored.of(articles);
        return articles.stream().collect(Collectors.toMap(Function.identity(), article -> {
            var latest = heard.getIfPresent(article);
            var count = counts.getOrDefault(article, Count.NONE);
            return (latest == null ? count : count.orLater(latest)).visible();
        }));
    }
}
