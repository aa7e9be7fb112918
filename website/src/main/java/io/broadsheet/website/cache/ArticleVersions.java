package io.broadsheet.website.cache;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.website.client.Answer;
import io.broadsheet.website.client.ArticleAt;
import io.broadsheet.website.client.Listing;
import io.broadsheet.website.client.Summary;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * The latest version of each article that events of {@code articles.v1} told of. No reader is shown what was taken away
 * by then, and an answer of an earlier version is read again.
 */
final class ArticleVersions {

    private static final int MOST_ARTICLES = 10_000;
    private static final int MOST_SLUGS = 20_000;
    /** Longer than any instance of article-service can lag behind and answer. */
    private static final Duration LINKS_LAST = Duration.ofMinutes(5);

    private static final int MOST_LINKS = 200;

    /**
     * Where feeds and sitemaps name an article. Texts in them may link to what was taken away, to tell of it: their markup
     * is escaped there.
     */
    private static final Pattern NAMED = Pattern.compile(
            "(?:<link>|<loc>|<link [^<>]*href=[\"']|\"url\":\")[^<>\"']*/articles/([^<>\"'/?#]+)[<\"']");

    private final Cache<UUID, Latest> latest =
            Caffeine.newBuilder().maximumSize(MOST_ARTICLES).build();
    private final Cache<String, UUID> ids =
            Caffeine.newBuilder().maximumSize(MOST_SLUGS).build();
    /** Slugs of articles that were taken away, as addresses have them. */
    private final Cache<String, Boolean> dead = Caffeine.newBuilder()
            .maximumSize(MOST_LINKS)
            .expireAfterWrite(LINKS_LAST)
            .build();

    private record Latest(long version, State state) {}

    private sealed interface State {
        record Published(String slug) implements State {}

        record Withdrawn(@Nullable String reason) implements State {}

        record Erased() implements State {}
    }

    /** @param slugs the current one first */
    void published(UUID id, long version, Collection<String> slugs) {
        var current = slugs.stream().findFirst().orElse("");
        if (hear(id, version, slugs, new State.Published(current))) {
            dead.invalidateAll(slugs.stream().map(ArticleVersions::encoded).toList());
        }
    }

    void withdrawn(UUID id, long version, Collection<String> slugs, @Nullable String reason) {
        if (hear(id, version, slugs, new State.Withdrawn(reason))) {
            slugs.forEach(slug -> dead.put(encoded(slug), true));
        }
    }

    /** @param slugs those that are known */
    void erased(UUID id, Collection<String> slugs) {
        hear(id, Long.MAX_VALUE, slugs, new State.Erased());
        slugsOf(id).forEach(slug -> dead.put(encoded(slug), true));
    }

    private boolean hear(UUID id, long version, Collection<String> slugs, State state) {
        slugs.forEach(slug -> ids.put(slug, id));
        var heard = new Latest(version, state);
        // What is stated again, or came late, takes nothing back.
        return heard == latest.asMap().merge(id, heard, (before, now) -> now.version >= before.version ? now : before);
    }

    private Stream<String> slugsOf(UUID id) {
        return ids.asMap().entrySet().stream()
                .filter(entry -> entry.getValue().equals(id))
                .map(entry -> entry.getKey());
    }

    /** Whether an article that is not erased was withdrawn for this reason. */
    boolean isGiven(String reason) {
        return latest.asMap().values().stream()
                .anyMatch(known -> known.state instanceof State.Withdrawn(var given) && reason.equals(given));
    }

    /** Whether a feed or a sitemap leads to what was taken away. */
    boolean isNamedIn(Answer file) {
        return !dead.asMap().isEmpty()
                && NAMED.matcher(new String(file.body(), ISO_8859_1))
                        .results()
                        .anyMatch(found -> dead.getIfPresent(found.group(1)) != null);
    }

    private static String encoded(String slug) {
        return UriUtils.encodePathSegment(slug, UTF_8);
    }

    EventFilter<String, ArticleAt> ofArticles() {
        return new Articles();
    }

    EventFilter<String, Listing<Summary>> ofListings() {
        return new EventFilter<>() {
            @Override
            public Listing<Summary> visible(String query, Listing<Summary> list) {
                var left = ArticleVersions.this.visible(list.items());
                return left == list.items() ? list : list.with(left);
            }

            @Override
            public boolean isBehind(String query, Listing<Summary> list) {
                return list.items().stream().anyMatch(ArticleVersions.this::isBehind);
            }
        };
    }

    EventFilter<String, List<Summary>> ofSummaries() {
        return new EventFilter<>() {
            @Override
            public List<Summary> visible(String key, List<Summary> items) {
                return ArticleVersions.this.visible(items);
            }

            @Override
            public boolean isBehind(String key, List<Summary> items) {
                return items.stream().anyMatch(ArticleVersions.this::isBehind);
            }

            /** What is missing is at most an article that belongs there too. */
            @Override
            public boolean isRightMeanwhile(String key, List<Summary> items) {
                return !isBehind(key, items);
            }
        };
    }

    /** @return the list itself if nothing has to be taken out */
    List<Summary> visible(List<Summary> items) {
        var left = items.stream()
                .filter(item -> !isTakenAway(item.id(), item.version()))
                .toList();
        return left.size() == items.size() ? items : left;
    }

    private boolean isBehind(Summary item) {
        var known = latest.getIfPresent(item.id());
        return known != null && item.version() < known.version;
    }

    private boolean isTakenAway(UUID id, long version) {
        var known = latest.getIfPresent(id);
        return known != null && !(known.state instanceof State.Published) && version <= known.version;
    }

    /** Articles by their slug. */
    private final class Articles implements EventFilter<String, ArticleAt> {

        @Override
        public ArticleAt visible(String slug, ArticleAt at) {
            var known = known(slug, at);
            if (known == null
                    || at instanceof ArticleAt.Here(var article)
                            && article.summary().version() > known.version) {
                return at;
            }
            return switch (known.state) {
                case State.Published published -> at;
                case State.Withdrawn(var reason) -> new ArticleAt.Withdrawn(reason);
                case State.Erased erased -> new ArticleAt.Erased();
            };
        }

        @Override
        public boolean isBehind(String slug, ArticleAt at) {
            return known(slug, at) instanceof Latest(var version, State.Published(var current))
                    && switch (at) {
                        case ArticleAt.Here(var article) -> article.summary().version() < version;
                        case ArticleAt.Moved moved -> slug.equals(current);
                        case ArticleAt.Gone gone -> true;
                        case ArticleAt.Unknown unknown -> true;
                    };
        }

        @Override
        public boolean isOlder(String slug, ArticleAt read, ArticleAt known) {
            var isEarlier = read instanceof ArticleAt.Here(var now)
                    && known instanceof ArticleAt.Here(var before)
                    && now.summary().id().equals(before.summary().id())
                    && now.summary().version() < before.summary().version();
            return isEarlier || isBehind(slug, read) && !isBehind(slug, known);
        }

        private @Nullable Latest known(String slug, ArticleAt at) {
            var id = at instanceof ArticleAt.Here(var article)
                    ? article.summary().id()
                    : ids.getIfPresent(slug);
            return id == null ? null : latest.getIfPresent(id);
        }
    }
}
