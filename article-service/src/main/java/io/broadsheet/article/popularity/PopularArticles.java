package io.broadsheet.article.popularity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.broadsheet.article.application.ArticleLists;
import io.broadsheet.article.application.ArticleSummary;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** "Popular": the published articles most looked at lately. Nothing is put in where nobody looked. */
@Component
public class PopularArticles {

    public static final int MOST = 100;

    private static final int FEW = 20;
    private static final Duration FRESH = Duration.ofMillis(500);

    private final ViewCounts counts;
    private final ArticleLists lists;
    private final Clock clock;
    private final LoadingCache<Wanted, List<ArticleSummary>> ready;

    private record Wanted(Window window, int limit) {}

    PopularArticles(ViewCounts counts, ArticleLists lists, Clock clock) {
        this.counts = counts;
        this.lists = lists;
        this.clock = clock;
        this.ready =
                Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(16).build(this::find);
    }

    /** @param limit up to {@link #MOST} */
    public List<ArticleSummary> in(Window window, int limit) {
        return ready.get(new Wanted(window, limit <= FEW ? FEW : MOST)).stream()
                .limit(limit)
                .toList();
    }

    private List<ArticleSummary> find(Wanted wanted) {
        // Some of them may have been withdrawn.
        var mostViewed = counts.mostViewed(wanted.window, clock.instant(), wanted.limit + FEW);
        var published = lists.published(mostViewed);
        return mostViewed.stream()
                .map(published::get)
                .flatMap(Stream::ofNullable)
                .limit(wanted.limit)
                .toList();
    }
}
