package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticleAddress;
import io.broadsheet.article.application.ArticleSummary;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every format of a feed says.
 *
 * @param publisher the site's name
 * @param home the page that the feed belongs to
 * @param self the feed's own address
 * @param articles newest first
 */
record Feed(
        String publisher,
        String title,
        String home,
        String self,
        List<ArticleSummary> articles,
        ArticleAddress address) {

    /** Not the time of asking: the same articles are the same bytes, and have the same ETag. */
    Instant updated() {
        return articles.stream()
                .map(ArticleSummary::updatedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    String url(ArticleSummary article) {
        return address.of(article.slug());
    }

    @Nullable String image(ArticleSummary article) {
        var image = article.details().heroImage();
        return image == null ? null : address.of(image);
    }

    /** The same for ever, wherever the article may be found. */
    static String id(ArticleSummary article) {
        return "urn:uuid:" + article.id();
    }

    /** Plain text. */
    static String summary(ArticleSummary article) {
        var standfirst = article.details().standfirst();
        return standfirst == null ? article.excerpt() : standfirst;
    }
}
