package io.broadsheet.article.application;

import io.broadsheet.article.application.ArticleLists.Wanted;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The front page's order: what is wanted on top, then the newest. */
@Component
public class FrontPage {

    private final ArticleLists lists;

    FrontPage(ArticleLists lists) {
        this.lists = lists;
    }

    public List<ArticleSummary> articles(int limit) {
        var pinned = lists.pinned(limit);
        var newest = lists.published(Wanted.ANYTHING, null, limit).stream()
                .filter(article -> !article.details().pin());
        return Stream.concat(pinned.stream(), newest).limit(limit).toList();
    }
}
