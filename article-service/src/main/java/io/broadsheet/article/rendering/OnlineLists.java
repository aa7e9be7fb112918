package io.broadsheet.article.rendering;

import java.util.Objects;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Word in a browser and Slack paste what lies deeper as a list of its own, with its level beside it: they become one list. */
final class OnlineLists implements Mend {

    private static final String WRAPPER = "div.ListContainerWrapper, ul[data-indent], ol[data-indent]";
    private static final String LEVEL = "data-aria-level";
    private static final int DEEPEST = 9;

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
            var place = new Element("div");
            first.before(place);
            for (@Nullable Element box = first; box != null && box.is(WRAPPER); ) {
                var next = box.nextElementSibling();
                box.select("li").forEach(item -> add(item, place));
                box.remove();
                box = next;
            }
            place.unwrap();
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
                var start = Objects.requireNonNull(item.parent()).attr("start");
                if (kind.equals("ol") && !start.isEmpty()) {
                    list.attr("start", start);
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
