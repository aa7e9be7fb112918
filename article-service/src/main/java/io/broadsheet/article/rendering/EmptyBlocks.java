package io.broadsheet.article.rendering;

import io.broadsheet.chassis.Texts;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Takes out blocks in which nothing is to be seen. What leads to one leads to what follows it, and items keep the numbers
 * that they had behind one.
 */
final class EmptyBlocks {

    private static final String EMPTIABLE =
            "p, div, section, blockquote, ul, ol, li, dl, dt, dd, figure, figcaption, caption, pre, q, cite, del, ins";
    private static final String THINGS = "img, hr, table";

    /** They stand by themselves, so that what follows is what was meant. */
    private static final String PARTING = "p, div, section, blockquote, ul, ol, dl, figure, pre";

    private static final String OF_WORDS = "p, h1, h2, h3, h4, h5, h6";

    private EmptyBlocks() {}

    static boolean isEmpty(Element element) {
        return Texts.isBlank(element.text()) && element.selectFirst(THINGS) == null;
    }

    /** Where a link may lead to. */
    static Element place(String name) {
        return new Element("a").attr("id", name);
    }

    static void removeFrom(Element body) {
        // Inner ones come later, so an outer one is looked at when they are gone.
        for (var block : body.select(EMPTIABLE).reversed()) {
            if (block.nameIs("ol")) {
                removeItems(block);
            }
            if (!isNumbered(block) && isEmpty(block) && isLeft(block)) {
                block.remove();
            }
        }
    }

    /** Items are looked at with the whole of their list. */
    private static boolean isNumbered(Element block) {
        return block.nameIs("li") && block.parent() instanceof Element list && list.nameIs("ol");
    }

    private static void removeItems(Element list) {
        var all = list.childrenSize();
        var step = ListNumbers.step(list);
        var number = ListNumbers.first(list);
        var isBehindOne = false;
        for (var item : list.select("> li")) {
            number = ListNumbers.whole(item.attr("value"), number);
            if (isEmpty(item) && item.select("[id]").isEmpty()) {
                item.remove();
                isBehindOne = true;
            } else if (isBehindOne) {
                item.attr("value", Integer.toString(number));
                isBehindOne = false;
            }
            number += step;
        }
        if (step < 0 && !list.hasAttr("start") && list.childrenSize() < all) {
            list.attr("start", Integer.toString(all));
        }
    }

    /** Whether nothing leads to it any more. */
    private static boolean isLeft(Element block) {
        var places = block.select("[id]");
        if (places.isEmpty()) {
            return true;
        }
        var next = block.is(PARTING) ? next(block) : null;
        if (next == null) {
            return false;
        }
        if (places.size() == 1 && !next.hasAttr("id")) {
            next.attr("id", places.getFirst().id());
            return true;
        }
        if (next.is(OF_WORDS)) {
            next.insertChildren(
                    0, places.stream().map(place -> place(place.id())).toList());
            return true;
        }
        return false;
    }

    /** Unless words come first that are in no element. */
    private static @Nullable Element next(Element block) {
        var next = block.nextSibling();
        while (next instanceof TextNode text && Texts.isBlank(text.getWholeText())) {
            next = next.nextSibling();
        }
        return next instanceof Element element ? element : null;
    }
}
