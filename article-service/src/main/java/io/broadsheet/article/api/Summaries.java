package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticleAddress;
import io.broadsheet.article.application.ArticleSummary;
import io.broadsheet.article.application.LatestCommentCounts;
import io.broadsheet.chassis.web.paging.CursorPage;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Writes articles for readers' lists, each with its count of comments and its address. */
@Component
class Summaries {

    private final LatestCommentCounts counts;
    private final ArticleAddress address;

    Summaries(LatestCommentCounts counts, ArticleAddress address) {
        this.counts = counts;
        this.address = address;
    }

    List<PublicSummary> of(List<ArticleSummary> articles) {
        if (articles.isEmpty()) {
            return List.of();
        }
        var visible = counts.visible(articles.stream().map(ArticleSummary::id).toList());
        return articles.stream()
                .map(article -> PublicSummary.from(
                        article, Objects.requireNonNull(visible.get(article.id())), address.of(article.slug())))
                .toList();
    }

    CursorPage<PublicSummary> of(CursorPage<ArticleSummary> page) {
        return new CursorPage<>(of(page.items()), page.next());
    }
}
