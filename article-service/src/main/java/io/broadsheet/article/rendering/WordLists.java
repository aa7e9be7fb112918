package io.broadsheet.article.rendering;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Word pastes a list as paragraphs, each with its level and a written bullet: they become lists, whose items keep their
 * numbers.
 */
final class WordLists implements Mend {

    private static final String ITEM = "p[style*=mso-list], div[style*=mso-list]";
    private static final String BULLET = "[style*=mso-list:Ignore], [style*='mso-list: Ignore']";
    private static final Pattern LEVEL = Pattern.compile("mso-list:[^;]*level([1-9])");

    @Override
    public void apply(Element body, Warnings warnings) {
        for (var first : body.select(ITEM)) {
            if (first.parent() != null && level(first) > 0) {
                new Run(first).collect();
            }
        }
    }

    private static int level(Element item) {
        var level = LEVEL.matcher(item.attr("style"));
        return item.is(ITEM) && level.find() ? Integer.parseInt(level.group(1)) : 0;
    }

    /** Moves a run of such paragraphs into lists in the first one's place. */
    private static final class Run {

        private final Element first;
        private final @Nullable Element[] lists = new Element[10];
        private final WordBullet[] last = new WordBullet[10];
        private int depth = 1;

        Run(Element first) {
            this.first = first;
        }

        void collect() {
            for (@Nullable Element item = first; item != null && level(item) > 0; ) {
                var next = item.nextElementSibling();
                add(item);
                item = next;
            }
        }

        private void add(Element item) {
            var level = Math.min(level(item), depth + 1);
            var above = level > 1 && lists[level - 1] instanceof Element outer ? outer.lastElementChild() : null;
            if (level > 1 && above == null) {
                level = 1;
            }
            var bullet = WordBullet.of(item.selectFirst(BULLET));
            var isDeeper = level > depth;
            if (!isDeeper && lists[level] != null) {
                bullet = bullet.after(last[level]);
            }
            depth = level;
            var list = lists[level];
            if (list == null || isDeeper || !last[level].type().equals(bullet.type())) {
                list = begin(bullet, item, above);
                lists[level] = list;
            }
            var entry = list.appendElement("li");
            if (bullet.isNumbered() && list.childrenSize() > 1 && bullet.number() != last[level].number() + 1) {
                entry.attr("value", String.valueOf(bullet.number()));
            }
            last[level] = bullet;
            item.select(BULLET).remove();
            entry.insertChildren(0, item.childNodesCopy());
            if (!bullet.words().isEmpty()) {
                entry.prependChild(new TextNode(bullet.words()));
            }
            item.remove();
        }

        private static Element begin(WordBullet bullet, Element item, @Nullable Element above) {
            var list = new Element(bullet.isNumbered() ? "ol" : "ul");
            if (bullet.isNumbered() && !bullet.type().equals("1")) {
                list.attr("type", bullet.type());
            }
            if (bullet.number() > 1) {
                list.attr("start", String.valueOf(bullet.number()));
            }
            if (above == null) {
                item.before(list);
            } else {
                above.appendChild(list);
            }
            return list;
        }
    }
}
