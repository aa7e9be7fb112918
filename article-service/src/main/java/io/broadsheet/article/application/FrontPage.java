package io.broadsheet.article.application;

import io.broadsheet.article.application.ArticleLists.Wanted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The front page's order: by hand as far as there is one, then what is wanted on top, then the newest. */
@Component
public class FrontPage {

    private final ArticleLists lists;
    private final FrontOrders orders;
    private final ScheduledArticles clock;

    FrontPage(ArticleLists lists, FrontOrders orders, ScheduledArticles clock) {
        this.lists = lists;
        this.orders = orders;
        this.clock = clock;
    }

    /** @param placed how many of them stand there by hand: the first ones */
    public record Front(List<ArticleSummary> articles, int placed) {}

    public Front articles(int limit) {
        var wanted = orders.current().at(clock.now());
        var published = wanted.isEmpty() ? Map.<UUID, ArticleSummary>of() : lists.published(wanted);
        var placed = wanted.stream()
                .map(published::get)
                .filter(Objects::nonNull)
                .limit(limit)
                .toList();
        var all = new ArrayList<>(placed);
        var seen = new HashSet<UUID>();
        placed.forEach(article -> seen.add(article.id()));
        Stream.concat(
                        lists.pinned(limit).stream(),
                        lists.published(Wanted.ANYTHING, null, limit + placed.size()).stream())
                .filter(article -> seen.add(article.id()))
                .limit(limit - placed.size())
                .forEach(all::add);
        return new Front(List.copyOf(all), placed.size());
    }
}
