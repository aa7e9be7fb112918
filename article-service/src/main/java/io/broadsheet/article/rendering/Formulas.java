package io.broadsheet.article.rendering;

import io.broadsheet.chassis.Texts;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Writes a formula in a line: as its author did beside it, or with the signs that say what stands above what. */
final class Formulas {

    private static final int DEEPEST = 50;
    /** As Wikipedia has each. */
    private static final Pattern WRAPPED =
            Pattern.compile("\\A\\{\\\\(?:display|text)style\\s+(.*)\\}\\z", Pattern.DOTALL);

    private Formulas() {}

    /** @param math the element of MathML */
    static String words(Element math) {
        var annotations = math.select("annotation").stream()
                .filter(note -> note.attr("encoding").toLowerCase(Locale.ROOT).contains("tex"))
                .map(Element::text);
        var written = Stream.concat(Stream.of(math.attr("alttext")), annotations)
                .map(words -> WRAPPED.matcher(words.strip()).replaceFirst("$1"))
                .filter(words -> !Texts.isBlank(words))
                .toList();
        // Commands are for programs: who reads one sees a sign, a root or a fraction.
        var line = written.isEmpty() || written.getFirst().indexOf('\\') >= 0 ? line(math, 0) : "";
        return Texts.isBlank(line) && !written.isEmpty() ? written.getFirst() : line.strip();
    }

    private static String line(Element element, int depth) {
        var parts = element.children();
        if (depth > DEEPEST) {
            return element.text();
        }
        return switch (element.normalName()) {
            case "annotation", "annotation-xml" -> "";
            case "mfrac" -> joined(parts, depth, "/");
            case "msup", "mover" -> joined(parts, depth, "^");
            case "msub", "munder" -> joined(parts, depth, "_");
            case "msubsup", "munderover" ->
                parts.size() == 3
                        ? joined(parts.subList(0, 2), depth, "_") + "^" + grouped(parts.get(2), depth)
                        : joined(parts, depth, "_");
            case "msqrt" -> "\u221A(" + inner(element, depth) + ")";
            case "mroot" ->
                parts.size() == 2
                        ? grouped(parts.getFirst(), depth) + "^(1/" + grouped(parts.getLast(), depth) + ")"
                        : inner(element, depth);
            case "mfenced" ->
                attribute(element, "open", "(") + joined(parts, depth, ", ") + attribute(element, "close", ")");
            case "mtr" -> joined(parts, depth, " ") + "; ";
            default -> inner(element, depth);
        };
    }

    private static String inner(Element element, int depth) {
        return element.childNodes().stream()
                .map(node -> node instanceof TextNode text
                        ? text.text().strip()
                        : node instanceof Element child ? line(child, depth + 1) : "")
                .collect(Collectors.joining());
    }

    private static String joined(List<Element> parts, int depth, String sign) {
        return parts.stream()
                .map(part -> sign.isBlank() || sign.startsWith(",") ? line(part, depth + 1) : grouped(part, depth))
                .collect(Collectors.joining(sign));
    }

    private static String grouped(Element part, int depth) {
        var words = line(part, depth + 1);
        var isWhole = words.codePoints().allMatch(Character::isLetterOrDigit)
                || words.codePointCount(0, words.length()) == 1
                || words.matches("\\([^()]*\\)|\\[[^\\[\\]]*\\]|\\|[^|]*\\|");
        return isWhole ? words : "(" + words + ")";
    }

    private static String attribute(Element element, String name, String otherwise) {
        return element.hasAttr(name) ? element.attr(name) : otherwise;
    }
}
