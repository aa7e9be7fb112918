package io.broadsheet.article.rendering;

import io.broadsheet.chassis.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Text comes in paragraphs, whatever it was typed with: two line breaks part them, lines of mail programs are some, and
 * empty ones are none.
 */
final class Paragraphs implements Mend {

    private static final String MARKS =
            "strong, b, em, i, u, s, small, mark, span, sub, sup, font, code, kbd, samp, var,"
                    + " cite, dfn, q, abbr, time, bdi, bdo, a:not([id])";
    /** Only their words are marked. */
    private static final String EMPHASIS =
            "strong, b, em, i, u, s, small, mark, sub, sup, code, kbd, samp, var, cite, q";

    private static final String BLOCKS =
            "p, div, li, h1, h2, h3, h4, h5, h6, blockquote, td, th, dd, dt, pre, figcaption, caption";
    /** Blocks that hold no words themselves. */
    private static final String FRAMES = "hr, figure, section, ul, ol, dl, table";

    private static final Set<String> PHRASES = Set.of(
            "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark",
            "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
            "wbr");

    @Override
    public void apply(Element body, Warnings warnings) {
        var around = around(body);
        body.select(MARKS).forEach(mark -> mendMark(mark, around.contains(mark)));
        body.select("div").forEach(Paragraphs::mendBox);
        wrapPhrases(body);
        body.select("section, blockquote").forEach(Paragraphs::wrapPhrases);
        body.select("p:has(> br)").forEach(Paragraphs::part);
        body.select("br").forEach(Paragraphs::mendBreak);
        EmptyBlocks.removeFrom(body);
    }

    /** All elements with a block in them, each looked at once. */
    private static Set<Element> around(Element body) {
        Set<Element> around = new HashSet<>();
        for (var block : body.select(BLOCKS + ", " + FRAMES)) {
            for (var outer = block.parent(); outer != null && around.add(outer); ) {
                outer = outer.parent();
            }
        }
        return around;
    }

    /** A mark around blocks marks what is in each; one around nothing, or a bare span, goes. */
    private static void mendMark(Element mark, boolean isAround) {
        if (isAround && !mark.nameIs("a")) {
            if (mark.is(EMPHASIS)) {
                mark.select(BLOCKS).stream()
                        .filter(block -> !block.is("h1, h2, h3, h4, h5, h6, th"))
                        .forEach(block -> wrapPhrases(block, mark.normalName()));
                wrapPhrases(mark, mark.normalName());
            }
            if (mark.hasAttr("id")) {
                mark.before(EmptyBlocks.place(mark.id()));
            }
            mark.unwrap();
        } else if (EmptyBlocks.isEmpty(mark) && !mark.hasAttr("id")
                || mark.nameIs("a") && !mark.hasAttr("href")
                || mark.nameIs("span") && mark.attributes().isEmpty()) {
            mark.unwrap();
        }
    }

    private static void mendBox(Element box) {
        if (isOfPhrases(box)) {
            box.tagName("p");
        } else if (!box.parents().is("li, td, th, dd, figure")) {
            wrapPhrases(box);
            if (box.attributes().isEmpty()) {
                box.unwrap();
            }
        }
    }

    private static boolean isOfPhrases(Element element) {
        return element.childNodes().stream().allMatch(Paragraphs::isPhrase);
    }

    private static boolean isPhrase(Node node) {
        return node instanceof TextNode
                || node instanceof Element element
                        && PHRASES.contains(element.normalName())
                        && element.children().stream().allMatch(Paragraphs::isPhrase);
    }

    private static void wrapPhrases(Element block) {
        wrapPhrases(block, "p");
    }

    private static void wrapPhrases(Element block, String name) {
        var run = new ArrayList<Node>();
        for (var node : List.copyOf(block.childNodes())) {
            if (isPhrase(node)) {
                run.add(node);
            } else {
                wrap(run, name);
            }
        }
        wrap(run, name);
    }

    private static void wrap(List<Node> run, String name) {
        if (run.stream()
                .anyMatch(node -> node instanceof Element || !Texts.isBlank(((TextNode) node).getWholeText()))) {
            var paragraph = new Element(name);
            run.getFirst().before(paragraph);
            run.forEach(paragraph::appendChild);
        }
        run.clear();
    }

    /** Several breaks end a paragraph; all of it at once, so that many take no longer. */
    private static void part(Element paragraph) {
        var parts = new ArrayList<List<Node>>();
        var part = new ArrayList<Node>();
        var waiting = new ArrayList<Node>();
        var breaks = 0;
        for (var node : paragraph.childNodes()) {
            if (node instanceof Element element && element.nameIs("br")) {
                breaks++;
                waiting.add(node);
            } else if (breaks > 0 && node instanceof TextNode text && Texts.isBlank(text.getWholeText())) {
                waiting.add(node);
            } else {
                if (breaks > 1) {
                    parts.add(part);
                    part = new ArrayList<>();
                } else {
                    part.addAll(waiting);
                }
                waiting.clear();
                breaks = 0;
                part.add(node);
            }
        }
        if (parts.isEmpty()) {
            return;
        }
        part.addAll(waiting);
        parts.add(part);
        paragraph.empty();
        parts.removeFirst().forEach(paragraph::appendChild);
        var rest = new Element("div");
        for (var each : parts) {
            var next = new Element("p");
            next.attributes().addAll(paragraph.attributes());
            next.removeAttr("id");
            each.forEach(next::appendChild);
            rest.appendChild(next);
        }
        paragraph.after(rest);
        rest.unwrap();
    }

    private static void mendBreak(Element first) {
        if (first.parent() == null) {
            return;
        }
        var breaks = 1;
        var next = seen(first.nextSibling());
        while (next instanceof Element another && another.nameIs("br")) {
            breaks++;
            next = seen(another.nextSibling());
            another.remove();
        }
        if (next == null || breaks > 1) {
            removeBlanksAfter(first);
        }
        var paragraph = first.parent();
        if (next == null || seenBefore(first) == null) {
            if (!paragraph.is("td, th") || breaks > 1) {
                first.remove();
            }
        } else if (breaks > 1) {
            first.after(new Element("br"));
        }
    }

    private static void removeBlanksAfter(Node node) {
        while (node.nextSibling() instanceof TextNode text && Texts.isBlank(text.getWholeText())) {
            text.remove();
        }
    }

    private static @Nullable Node seen(@Nullable Node node) {
        var next = node;
        while (next instanceof TextNode text && Texts.isBlank(text.getWholeText())) {
            next = next.nextSibling();
        }
        return next;
    }

    private static @Nullable Node seenBefore(Node node) {
        var before = node.previousSibling();
        while (before instanceof TextNode text && Texts.isBlank(text.getWholeText())) {
            before = before.previousSibling();
        }
        return before;
    }
}
