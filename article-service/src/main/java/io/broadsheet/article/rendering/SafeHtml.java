package io.broadsheet.article.rendering;

import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** What of an HTML text may reach a browser: structure, links and pictures. */
final class SafeHtml {

    /** Relative addresses are judged as if they were found here. */
    static final String SITE = "https://site.invalid/";

    private static final Safelist SAFE = new Safelist()
            .addTags("p", "div", "section", "span", "br", "hr", "wbr", "h1", "h2", "h3", "h4", "h5", "h6")
            .addTags("blockquote", "q", "cite", "pre", "code", "kbd", "samp", "var")
            .addTags("ul", "ol", "li", "dl", "dt", "dd")
            .addTags("strong", "em", "b", "i", "u", "s", "del", "ins", "mark", "small", "sub", "sup", "dfn")
            .addTags("abbr", "time", "a", "img", "figure", "figcaption", "ruby", "rb", "rt", "rp", "bdi", "bdo")
            .addTags("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
            // What they lead to is within the text, see Anchors.
            .addAttributes(":all", "lang", "dir", "title", "id")
            .addAttributes("a", "href", "name")
            .addAttributes("img", "src", "alt", "width", "height")
            .addAttributes("section", "class")
            .addAttributes("time", "datetime")
            .addAttributes("del", "datetime")
            .addAttributes("ins", "datetime")
            .addAttributes("ol", "start", "reversed", "type")
            .addAttributes("li", "value")
            .addAttributes("th", "colspan", "rowspan", "scope", "align")
            .addAttributes("td", "colspan", "rowspan", "align")
            .addProtocols("a", "href", "https", "http", "mailto", "tel")
            .addProtocols("img", "src", "https", "http")
            .preserveRelativeLinks(true);

    private static final OutputSettings SETTINGS =
            new OutputSettings().prettyPrint(false).escapeMode(EscapeMode.xhtml);

    private SafeHtml() {}

    static boolean allows(String element) {
        return SAFE.isSafeTag(element);
    }

    /** What came from here once, to be added to. */
    static Element again(String html) {
        return Jsoup.parseBodyFragment(html).outputSettings(SETTINGS).body();
    }

    /** The safe part of a text, as a {@code body} whose {@link Element#html} escapes only what must be. */
    static Element of(Document unsafe) {
        // Raw text, of an xmp say, would be written without escapes.
        unsafe.nodeStream(DataNode.class).toList().forEach(data -> data.replaceWith(new TextNode(data.getWholeData())));
        return new Cleaner(SAFE).clean(unsafe).outputSettings(SETTINGS).body();
    }
}
