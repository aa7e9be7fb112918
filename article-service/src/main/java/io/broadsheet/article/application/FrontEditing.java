package io.broadsheet.article.application;

import io.broadsheet.article.domain.Actor;
import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.FrontOrder;
import io.broadsheet.article.domain.FrontOrder.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Says by hand what stands first on the front page. */
@Service
public class FrontEditing {

    private final FrontOrders orders;
    private final Articles articles;
    private final ScheduledArticles clock;
    private final ReaderCaches caches;

    FrontEditing(FrontOrders orders, Articles articles, ScheduledArticles clock, ReaderCaches caches) {
        this.orders = orders;
        this.articles = articles;
        this.clock = clock;
        this.caches = caches;
    }

    /** A place with its article, in whatever state. */
    public record Placed(Place place, String title, String slug, ArticleState state, boolean isOver) {}

    /** @param places those whose articles are there still */
    public record Front(FrontOrder order, List<Placed> places) {}

    public Front current() {
        return shown(orders.current());
    }

    /** The articles whose time on the front page is over. */
    public Set<UUID> over() {
        var now = clock.now();
        return orders.current().places().stream()
                .filter(place -> place.isOver(now))
                .map(Place::article)
                .collect(Collectors.toSet());
    }

    /** Whether there is such an article, in whatever state but erased. */
    public boolean isArticle(UUID id) {
        return find(id).isPresent();
    }

    /**
     * Readers see it at once, as far as its articles are published.
     *
     * @param seen the versions that the editor read; null for any
     */
    public Front change(@Nullable Set<Long> seen, List<Place> places, Actor by) {
        var now = clock.now();
        try {
            return shown(orders.change(current -> current.changed(seen, places, by, now)));
        } finally {
            caches.frontChanged();
        }
    }

    private Front shown(FrontOrder order) {
        var now = clock.now();
        var places = order.places().stream()
                .flatMap(place ->
                        find(place.article()).map(article -> placed(place, article, place.isOver(now))).stream())
                .toList();
        return new Front(order, places);
    }

    private Optional<Article> find(UUID id) {
        return articles.find(id).map(Articles.Entry::article).filter(article -> !(article instanceof Article.Erased));
    }

    private static Placed placed(Place place, Article article, boolean isOver) {
        var copy = article.copy();
        return new Placed(place, copy.details().title(), copy.slug().value(), ArticleState.of(article), isOver);
    }
}
