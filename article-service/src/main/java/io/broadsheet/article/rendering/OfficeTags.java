package io.broadsheet.article.rendering;

import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Text;

/** Tags of word processors have a colon in their names, for which CommonMark takes them for text. */
final class OfficeTags extends AbstractVisitor {

    private static final Pattern TAG = Pattern.compile("</?(?:o|w|v|m|x|p|st\\d|u\\d):\\w+(?:[\\s/][^<>]*+)?>");

    @Override
    public void visit(Text text) {
        var words = text.getLiteral();
        var tag = TAG.matcher(words);
        var at = 0;
        while (tag.find()) {
            text.insertBefore(new Text(words.substring(at, tag.start())));
            var markup = new HtmlInline();
            markup.setLiteral(tag.group());
            text.insertBefore(markup);
            at = tag.end();
        }
        if (at > 0) {
            text.setLiteral(words.substring(at));
        }
    }
}
