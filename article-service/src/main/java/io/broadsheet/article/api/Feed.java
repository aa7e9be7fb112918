package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticleAddress;
import io.broadsheet.article.application.ArticleSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every format of a feed says.
 *
 * @param publisher the site's name
 * @param home the page that the feed belongs to
 * @param self the feed's own address
 * @param language of the site: BCP 47
 * @param updated when it last changed. Not the time of asking: the same articles are the same bytes, and have the same ETag
 * @param articles newest first
 * @param texts HTML by article, of none if feeds have only summaries
 */
record Feed(
        String publisher,
        String title,
        String home,
        String self,
        String language,
        Instant updated,
        List<ArticleSummary> articles,
        Map<UUID, String> texts,
        ArticleAddress address) {

    /** What makes it a page in a browser. */
    String style() {
        return address.website() + "/feeds/feed.css";
    }

    /** The whole text as HTML, null if this feed has summaries. */
    @Nullable String text(ArticleSummary article) {
        var html = texts.get(article.id());
        return html == null ? null : FeedText.of(html, url(article));
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
