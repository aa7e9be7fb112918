package io.broadsheet.article.rendering;

import io.broadsheet.article.domain.Warning;
import io.broadsheet.chassis.PublicAddresses;
import java.net.URI;
import java.util.List;
import org.jsoup.Jsoup;

/** A piece of HTML after one step, for its test. */
record Mended(String html, List<Warning> warnings) {

    /** With no pictures from elsewhere, for a paper at {@code https://news.example}. */
    static Renderer renderer() {
        return new Renderer(
                new PictureSettings(List.of()), new PublicAddresses(URI.create("https://news.example"), null, null));
    }

    static Mended by(Mend mend, String html) {
        var document = Jsoup.parseBodyFragment(html, SafeHtml.SITE);
        document.outputSettings().prettyPrint(false);
        var warnings = new Warnings(html);
        mend.apply(document.body(), warnings);
        return new Mended(document.body().html(), warnings.list());
    }
}
