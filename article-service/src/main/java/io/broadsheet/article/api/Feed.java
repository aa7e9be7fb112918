package io.broadsheet.article.api;

import io.broadsheet.article.application.ArticleAddress;
import io.broadsheet.article.application.ArticleSummary;
import io.broadsheet.article.domain.Correction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

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
        return html == null ? null : FeedText.of(html + corrections(article), url(article));
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

    /** Plain text: the standfirst or the first words, and the latest correction with its day. */
    static String summary(ArticleSummary article) {
        var standfirst = article.details().standfirst();
        var summary = standfirst == null ? article.excerpt() : standfirst;
        return article.corrections().isEmpty()
                ? summary
                : summary + " [" + dated(article.corrections().getLast()) + "]";
    }

    /** Below the text, each with its day: in no language, so that it fits each article's. */
    private static String corrections(ArticleSummary article) {
        return article.corrections().stream()
                .map(correction -> "<p><em>" + HtmlUtils.htmlEscape(dated(correction), "UTF-8") + "</em></p>")
                .collect(Collectors.joining());
    }

    private static String dated(Correction correction) {
        return correction.at().atOffset(ZoneOffset.UTC).toLocalDate() + ": " + correction.note();
    }
}
