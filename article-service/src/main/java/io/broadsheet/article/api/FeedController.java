package io.broadsheet.article.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.article.application.ArticleAddress;
import io.broadsheet.article.application.ArticleLists;
import io.broadsheet.article.application.ArticleLists.Wanted;
import io.broadsheet.article.application.ArticleSettings;
import io.broadsheet.chassis.web.Texts;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** Feeds of the newest articles; readers find them on the website's host. */
@RestController
class FeedController {

    private static final MediaType RSS = new MediaType("application", "rss+xml", UTF_8);
    private static final int LENGTH = 50;

    private final ArticleLists lists;
    private final ArticleAddress address;
    private final ArticleSettings settings;

    FeedController(ArticleLists lists, ArticleAddress address, ArticleSettings settings) {
        this.lists = lists;
        this.address = address;
        this.settings = settings;
    }

    /** Sent as what it is whatever is accepted: feed readers ask for all kinds of types. */
    @GetMapping("/feeds/rss.xml")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/rss+xml", schema = @Schema(type = "string")))
    ResponseEntity<byte[]> rss(@RequestParam @Nullable String tag) {
        var wanted = tag == null || Texts.isBlank(tag) ? null : tag.strip();
        var articles = lists.published(new Wanted(wanted, null, null, null), null, LENGTH);
        var feed = wanted == null
                ? RssFeed.of(
                        settings.siteName(),
                        address.website() + "/",
                        address.website() + "/feeds/rss.xml",
                        articles,
                        article -> address.of(article.slug()))
                : RssFeed.of(
                        settings.siteName() + ": " + wanted,
                        address.website() + "/topics/" + UriUtils.encodePathSegment(wanted, UTF_8),
                        address.website() + "/feeds/rss.xml?tag=" + UriUtils.encode(wanted, UTF_8),
                        articles,
                        article -> address.of(article.slug()));
        return ResponseEntity.ok().contentType(RSS).body(feed);
    }
}
