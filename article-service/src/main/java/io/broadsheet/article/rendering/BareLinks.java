package io.broadsheet.article.rendering;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** An address that is all of its line is a link: WordPress and Ghost show what is there, a film mostly. */
final class BareLinks implements Mend {

    private static final Pattern ADDRESS =
            Pattern.compile("(\\s*)(https?://[^\\s<>\"]{3,2000}[\\p{L}\\d/=_#-])(\\s*)", Pattern.CASE_INSENSITIVE);

    @Override
    public void apply(Element body, Warnings warnings) {
        for (var text : body.nodeStream(TextNode.class).toList()) {
            var address = ADDRESS.matcher(text.getWholeText());
            if (address.matches()
                    && text.parent() instanceof Element parent
                    && parent.closest("a, pre, code, textarea, xmp, svg, math") == null) {
                text.before(new TextNode(address.group(1)));
                text.after(new TextNode(address.group(3)));
                text.replaceWith(new Element("a").attr("href", address.group(2)).text(address.group(2)));
            }
        }
    }
}
