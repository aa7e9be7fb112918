package io.broadsheet.website.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.website.client.Summary;
import io.broadsheet.website.text.Texts;
import io.broadsheet.website.view.Link;
import java.util.List;
import org.springframework.web.util.UriUtils;

/** Plain links that pass an article on: nothing is loaded from there, and nobody there learns of a reader who does not click. */
final class Sharing {

    private Sharing() {}

    static List<Link> of(Summary article, Texts texts) {
        var url = UriUtils.encode(article.url(), UTF_8);
        var title = UriUtils.encode(article.title(), UTF_8);
        return List.of(
                new Link(texts.of("article.share.mail"), "mailto:?subject=" + title + "&body=" + url),
                new Link("WhatsApp", "https://wa.me/?text=" + title + "%20" + url),
                new Link("Telegram", "https://t.me/share/url?url=" + url + "&text=" + title),
                new Link("Bluesky", "https://bsky.app/intent/compose?text=" + title + "%20" + url),
                new Link("X", "https://x.com/intent/post?url=" + url + "&text=" + title),
                new Link("Facebook", "https://www.facebook.com/sharer/sharer.php?u=" + url),
                new Link("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url=" + url));
    }
}
