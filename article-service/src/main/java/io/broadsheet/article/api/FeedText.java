package io.broadsheet.article.api;

import org.jsoup.Jsoup;

/** An article's text outside its page: addresses are whole, since feed readers have no page to take them from. */
final class FeedText {

    private FeedText() {}

    /** @param page where the article is */
    static String of(String html, String page) {
        var document = Jsoup.parseBodyFragment(html, page);
        document.outputSettings().prettyPrint(false);
        var body = document.body();
        body.select("[href]").forEach(link -> link.attr("href", link.absUrl("href")));
        body.select("[src]").forEach(picture -> picture.attr("src", picture.absUrl("src")));
        return body.html();
    }
}
