package io.broadsheet.article.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jspecify.annotations.Nullable;

/**
 * Word in a browser and Slack paste what lies deeper as a list of its own, with its level beside it, and of Notion each item
 * is one: they become one list.
 */
final class OnlineLists implements Mend {

    private static final String WRAPPER = "div.ListContainerWrapper, ul[data-indent], ol[data-indent],"
            + " ul.bulleted-list, ul.to-do-list, ol.numbered-list";
    private static final String LEVEL = "data-aria-level";
    private static final int DEEPEST = 9;
    private static final List<String> NUMBERING = List.of("start", "type");

    @Override
    public void apply(Element body, Warnings warnings) {
        for (var first : body.select(WRAPPER)) {
            if (first.parent() != null) {
                new Run(first).collect();
            }
        }
    }

    /** Moves a run of such boxes into lists before the first one. */
    private static final class Run {

        private final Element first;
        private final @Nullable Element[] lists = new Element[DEEPEST + 1];

        Run(Element first) {
            this.first = first;
        }

        void collect() {
            var items = items(first);
            if (items.isEmpty()) {
                return;
            }
            var place = new Element("div");
            first.before(place);
            for (@Nullable Element box = first; box != null; ) {
                items.forEach(item -> add(item, place));
                var next = next(box);
                if (isLeft(box)) {
                    box.tagName("div");
                    next = null;
                } else {
                    box.remove();
                }
                items = next == null ? List.of() : items(next);
                box = items.isEmpty() ? null : next;
            }
            place.unwrap();
        }

        /** Those that lie in no other one. */
        private static List<Element> items(Element box) {
            var items = new ArrayList<Element>();
            box.filter((Node node, int depth) -> {
                var isItem = node instanceof Element element && element.nameIs("li");
                if (isItem) {
                    items.add((Element) node);
                }
                return isItem ? FilterResult.SKIP_ENTIRELY : FilterResult.CONTINUE;
            });
            return items;
        }

        private static boolean isLeft(Element box) {
            return box.hasText() || box.stream().anyMatch(element -> element != box && !element.is("ul, ol"));
        }

        private static @Nullable Element next(Element box) {
            var next = box.nextSibling();
            while (next instanceof TextNode text && text.isBlank()) {
                next = next.nextSibling();
            }
            return next instanceof Element element && element.is(WRAPPER) ? element : null;
        }

        private void add(Element item, Element place) {
            var kind = item.parent() != null && item.parent().nameIs("ol") ? "ol" : "ul";
            var level = level(item);
            while (level > 1 && lists[level - 1] == null) {
                level--;
            }
            var list = lists[level];
            if (list == null || !list.nameIs(kind)) {
                list = new Element(kind);
                var from = Objects.requireNonNull(item.parent());
                for (var name : NUMBERING) {
                    if (kind.equals("ol") && !from.attr(name).isEmpty()) {
                        list.attr(name, from.attr(name));
                    }
                }
                var above = level == 1
                        ? null
                        : Objects.requireNonNull(lists[level - 1]).lastElementChild();
                (above == null ? place : above).appendChild(list);
                lists[level] = list;
            }
            for (var deeper = level + 1; deeper <= DEEPEST; deeper++) {
                lists[deeper] = null;
            }
            list.appendChild(item);
        }

        private static int level(Element item) {
            var level = item.attr(LEVEL);
            var indent = item.parent() == null ? "" : item.parent().attr("data-indent");
            if (indent.matches("[0-8]")) {
                return Integer.parseInt(indent) + 1;
            }
            return level.matches("[1-9]") ? Integer.parseInt(level) : 1;
        }
    }
}
