package io.broadsheet.article.rendering;

import io.broadsheet.chassis.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** A list has items, and an inner list lies in the item above it: editors paste lists straight in lists. */
final class Lists implements Mend {

    private static final String LIST = "ul, ol";

    @Override
    public void apply(Element body, Warnings warnings) {
        body.select("li > p[role=presentation]").forEach(Element::unwrap);
        for (var list : body.select(LIST)) {
            mend(list);
        }
        // LibreOffice indents by lists of definitions that define nothing.
        for (var indented : body.select("dl:has(> dd):not(:has(> dt)):not(:has(> div))")) {
            indented.select("> dd").tagName("div");
            indented.unwrap();
        }
        gather(body, "li", LIST, "ul");
        gather(body, "dt, dd", "dl, dl > div", "dl");
    }

    private static void mend(Element list) {
        for (var child = list.firstChild(); child != null; ) {
            if (child instanceof Element element && (element.is(LIST) || isOnlyLists(element))) {
                child = moved(element);
            } else if (!(child instanceof Element element && element.nameIs("li")) && isSeen(child)) {
                child.wrap("<li></li>");
                child = next(child.parentNode());
            } else {
                child = next(child);
            }
        }
    }

    /**
     * Puts an inner list, or an item with nothing else, into the item above; where there is none, its items are the
     * outer list's.
     *
     * @return what comes next
     */
    private static @Nullable Node moved(Element inner) {
        var above = inner.previousElementSibling();
        if (above == null) {
            var first = inner.unwrap();
            return first == null ? null : first;
        }
        var next = next(inner);
        if (inner.nameIs("li")) {
            List.copyOf(inner.childNodes()).forEach(above::appendChild);
            inner.remove();
        } else {
            above.appendChild(inner);
        }
        return next;
    }

    private static boolean isOnlyLists(Element item) {
        return item.nameIs("li")
                && !item.children().isEmpty()
                && item.childNodes().stream()
                        .allMatch(node -> node instanceof Element child ? child.is(LIST) : !isSeen(node));
    }

    private static boolean isSeen(@Nullable Node node) {
        return node instanceof Element || node instanceof TextNode text && !Texts.isBlank(text.getWholeText());
    }

    private static @Nullable Node next(@Nullable Node node) {
        return node == null ? null : node.nextSibling();
    }

    /** Items without a list get one. */
    private static void gather(Element body, String items, String lists, String list) {
        for (var item : body.select(items)) {
            var parent = item.parent();
            if (parent != null && !parent.is(lists)) {
                var run = new ArrayList<Element>();
                for (var next = item; next != null && next.is(items); next = next.nextElementSibling()) {
                    run.add(next);
                }
                var gathered = new Element(list);
                item.before(gathered);
                run.forEach(gathered::appendChild);
            }
        }
    }
}
