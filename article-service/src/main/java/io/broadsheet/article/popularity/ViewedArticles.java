package io.broadsheet.article.popularity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.article.application.ArticleCache;
import io.broadsheet.article.application.ReaderPage;
import io.broadsheet.article.search.SlugLookup;
import io.broadsheet.chassis.Loggable;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Which article is looked at: by the search index, and where that has not heard of one yet, as the database has it. What
 * is nowhere is not looked for again for a while, whoever asks.
 */
@Component
class ViewedArticles {

    private static final Logger LOG = LoggerFactory.getLogger(ViewedArticles.class);
    private static final int MOST_UNKNOWN = 10_000;
    private static final Duration UNKNOWN = Duration.ofSeconds(2);

    private final SlugLookup index;
    private final ArticleCache articles;
    private final Cache<String, Answer> unknown = Caffeine.newBuilder()
            .maximumSize(MOST_UNKNOWN)
            .expireAfterWrite(UNKNOWN)
            .build();

    /** What is at an address. */
    sealed interface Answer {}

    record Known(UUID article) implements Answer {}

    /** No article was ever there. */
    record Nothing() implements Answer {}

    /** One was, and was withdrawn or erased. */
    record Gone() implements Answer {}

    /** It cannot be told at the moment. */
    record NotYetKnown() implements Answer {}

    ViewedArticles(SlugLookup index, ArticleCache articles) {
        this.index = index;
        this.articles = articles;
    }

    Answer at(String address) {
        if (index.at(address) instanceof SlugLookup.Known(var article)) {
            return new Known(article);
        }
        var before = unknown.getIfPresent(address);
        if (before != null) {
            return before;
        }
        try {
            var found = articles.published(address);
            if (found.isPresent()) {
                return new Known(found.get());
            }
            var answer = articles.at(address).orElse(null) instanceof ReaderPage.Gone ? new Gone() : new Nothing();
            unknown.put(address, answer);
            return answer;
        } catch (RuntimeException away) {
            LOG.debug("An article could not be looked up", Loggable.of(away));
            return new NotYetKnown();
        }
    }
}
