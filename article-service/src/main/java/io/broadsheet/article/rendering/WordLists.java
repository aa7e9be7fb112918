package io.broadsheet.article.rendering;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Word pastes a list as paragraphs, each with its level and a written bullet: they become lists. */
final class WordLists implements Mend {

    private static final String ITEM = "p[style*=mso-list], div[style*=mso-list]";
    private static final String BULLET = "[style*=mso-list:Ignore], [style*='mso-list: Ignore']";
    private static final Pattern LEVEL = Pattern.compile("mso-list:[^;]*level([1-9])");
    private static final Pattern NUMBER = Pattern.compile("\\(?(?:\\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]");

    @Override
    public void apply(Element body, Warnings warnings) {
        for (var first : body.select(ITEM)) {
            if (first.parent() != null && level(first) > 0) {
                collect(first);
            }
        }
    }

    /** Moves a run of such paragraphs into a list in the first one's place. */
    private static void collect(Element first) {
        var root = new Element(isNumbered(first) ? "ol" : "ul");
        first.before(root);
        var lists = new Element[10];
        var depth = 1;
        lists[1] = root;
        for (@Nullable Element item = first; item != null && level(item) > 0; item = next(root)) {
            var level = Math.min(level(item), depth + 1);
            if (level > depth && lists[depth].lastElementChild() instanceof Element above) {
                lists[level] = above.appendElement(isNumbered(item) ? "ol" : "ul");
            }
            depth = lists[level] == null ? depth : level;
            item.select(BULLET).remove();
            lists[depth].appendElement("li").insertChildren(0, item.childNodesCopy());
            item.remove();
        }
    }

    private static @Nullable Element next(Element list) {
        return list.nextElementSibling();
    }

    private static int level(Element item) {
        var level = LEVEL.matcher(item.attr("style"));
        return item.is(ITEM) && level.find() ? Integer.parseInt(level.group(1)) : 0;
    }

    private static boolean isNumbered(Element item) {
        var bullet = item.selectFirst(BULLET);
        return bullet != null
                && NUMBER.matcher(bullet.text().replace('\u00A0', ' ').strip()).matches();
    }
}
