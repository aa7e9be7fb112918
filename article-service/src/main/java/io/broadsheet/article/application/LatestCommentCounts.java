package io.broadsheet.article.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.article.application.CommentCounts.Count;
import io.broadsheet.cache.Freshness;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Comment counts as this instance knows them, from memory while it hears of every change. What it heard on the topic may
 * be ahead of the database, where another instance may be about to write the same.
 */
@Component
public class LatestCommentCounts {

    private final CommentCounts stored;
    private final Freshness freshness;
    /** Time takes none away: the database may not know for as long as its listener is stuck. */
    private final Cache<UUID, Known> known =
            Caffeine.newBuilder().maximumSize(100_000).build();

    /** @param since of {@link System#nanoTime}: no change was missed after it, if any is heard */
    private record Known(Count count, long since) {
        Known orLater(Known other) {
            return new Known(count.orLater(other.count), Math.max(since, other.since));
        }
    }

    LatestCommentCounts(CommentCounts stored, Freshness freshness) {
        this.stored = stored;
        this.freshness = freshness;
    }

    public void hear(UUID article, Count count) {
        remember(article, new Known(count, System.nanoTime()));
    }

    public long visible(UUID article) {
        return visible(List.of(article)).getOrDefault(article, 0L);
    }

    /** @return a number for each of the articles */
    public Map<UUID, Long> visible(Collection<UUID> articles) {
        var visible = new HashMap<UUID, Long>();
        var unknown = new HashSet<UUID>();
        for (var article : articles) {
            var remembered = known.getIfPresent(article);
            if (remembered != null && freshness.vouchesFor(remembered.since)) {
                visible.put(article, remembered.count.visible());
            } else {
                unknown.add(article);
            }
        }
        if (!unknown.isEmpty()) {
            var now = System.nanoTime();
            var counts = stored.of(unknown);
            unknown.forEach(article -> visible.put(
                    article,
                    remember(article, new Known(counts.getOrDefault(article, Count.NONE), now))
                            .count
                            .visible()));
        }
        return visible;
    }

    private Known remember(UUID article, Known news) {
        return known.asMap().merge(article, news, Known::orLater);
    }
}
