package io.broadsheet.article.rendering;

import io.broadsheet.chassis.Texts;
import java.util.ArrayDeque;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Headings begin below the page's own, which is its only {@code h1}, and skip no level, whatever levels were used. One
 * without words is none.
 */
final class Headings implements Mend {

    private static final int DEEPEST = 6;

    @Override
    public void apply(Element body, Warnings warnings) {
        var above = new ArrayDeque<Integer>();
        for (var heading : body.select("h1, h2, h3, h4, h5, h6")) {
            if (Texts.isBlank(heading.text())
                    && heading.select("img").eachAttr("alt").stream().allMatch(Texts::isBlank)) {
                heading.unwrap();
                continue;
            }
            heading.select("p, div").forEach(block -> {
                if (block.previousSibling() != null) {
                    block.before(new TextNode(" "));
                }
                block.unwrap();
            });
            var level = heading.normalName().charAt(1) - '0';
            while (!above.isEmpty() && above.peek() >= level) {
                above.pop();
            }
            above.push(level);
            heading.tagName("h" + Math.min(1 + above.size(), DEEPEST));
        }
    }
}
