package io.broadsheet.article.rendering;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** What of an HTML text may reach a browser: structure, links and pictures. */
final class SafeHtml {

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "div", "span", "br", "hr", "h2", "h3", "h4", "h5", "h6")
            // A page's only h1 is its headline.
            .allowElements((element, attributes) -> "h2", "h1")
            .allowElements("blockquote", "q", "cite", "pre", "code", "kbd", "samp", "var")
            .allowElements("ul", "ol", "li", "dl", "dt", "dd")
            .allowElements("strong", "em", "b", "i", "u", "s", "del", "ins", "mark", "small", "sub", "sup")
            .allowElements("abbr", "time", "a", "img", "figure", "figcaption")
            .allowElements("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
            .allowAttributes("lang", "dir", "title")
            .globally()
            .allowAttributes("href")
            .onElements("a")
            .allowAttributes("src", "alt", "width", "height")
            .onElements("img")
            .allowAttributes("datetime")
            .onElements("time", "del", "ins")
            .allowAttributes("start", "reversed")
            .onElements("ol")
            .allowAttributes("colspan", "rowspan", "scope", "align")
            .onElements("th", "td")
            .allowUrlProtocols("https", "http", "mailto", "tel")
            .allowWithoutAttributes("span", "a")
            .toFactory();

    private static final OutputSettings SETTINGS =
            new OutputSettings().prettyPrint(false).escapeMode(EscapeMode.xhtml);

    private SafeHtml() {}

    /**
     * The safe part of a text, as a {@code body}. Its {@link Element#html} escapes only what must be: the sanitiser
     * alone would write every apostrophe as a number.
     */
    static Element of(String unsafe) {
        var document = Jsoup.parseBodyFragment(POLICY.sanitize(unsafe));
        document.outputSettings(SETTINGS);
        return document.body();
    }
}
