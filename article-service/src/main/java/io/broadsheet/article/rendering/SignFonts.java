package io.broadsheet.article.rendering;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Fonts of signs draw an arrow for a letter, and mail programs write J for a smile by them: such letters become the signs.
 * In plain text the same come as characters for private use (U+F020 to U+F0FF).
 */
final class SignFonts implements Mend {

    private static final Pattern FONT = Pattern.compile(
            "(?:^|;)\\s*font-family\\s*:\\s*[\"']?(wingdings|symbol)\\b(?!\\s*\\w)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ANY_FONT =
            Pattern.compile("(?:^|;)\\s*font(?:-family)?\\s*:", Pattern.CASE_INSENSITIVE);
    /** Words are not written in signs: such a font was named for lack of another. */
    private static final Pattern WORD = Pattern.compile("\\p{L}{4}");

    private static final int PRIVATE = 0xF000;
    /** Of lists, by far the most frequent. */
    private static final int BULLET = 0xB7;

    private static final Map<Integer, String> WINGDINGS = signs("J\u263AK\uD83D\uDE10L\u2639\u00E0\u2192\u00DF\u2190"
            + "\u00E1\u2191\u00E2\u2193\u00E8\u2794\u00F0\u21E8\u00EF\u21E6\u00FC\u2713\u00FB\u2717\u00FE\u2611\u00FD\u2612"
            + "\u00A7\u25AA\u00A8\u25FBn\u25A0l\u25CFo\u25A1q\u2751v\u2756\u00D8\u27A2(\u260E*\u2709!\u270FA\u270CC"
            + "\uD83D\uDC4DD\uD83D\uDC4EE\u261CF\u261EG\u261DH\u261FI\u270BN\u2620T\u2744\u00AB\u2605");
    private static final Map<Integer, String> SYMBOL = signs("a\u03B1b\u03B2g\u03B3d\u03B4e\u03B5z\u03B6h\u03B7q\u03B8"
            + "i\u03B9k\u03BAl\u03BBm\u03BCn\u03BDx\u03BEo\u03BFp\u03C0r\u03C1s\u03C3t\u03C4u\u03C5f\u03C6c\u03C7y\u03C8"
            + "w\u03C9V\u03C2A\u0391B\u0392G\u0393D\u0394E\u0395Z\u0396H\u0397Q\u0398I\u0399K\u039AL\u039BM\u039CN\u039D"
            + "X\u039EO\u039FP\u03A0R\u03A1S\u03A3T\u03A4U\u03A5F\u03A6C\u03A7Y\u03A8W\u03A9\u00B7\u2022\u00AE\u2192"
            + "\u00AC\u2190\u00AD\u2191\u00AF\u2193\u00B3\u2265\u00A3\u2264\u00B9\u2260\u00BB\u2248\u00B4\u00D7\u00B8\u00F7"
            + "\u00A5\u221E\u00E5\u2211\u00D6\u221A\u00B6\u2202\u00CE\u2208\u00C7\u2229\u00C8\u222A\u00DE\u21D2\u00DB\u21D4"
            + "-\u2212");

    @Override
    public void apply(Element body, Warnings warnings) {
        for (var element : body.select("[style*=wingdings], [style*=symbol], font[face]")) {
            var signs = font(element);
            if (signs != null) {
                StyledText.of(element, SignFonts::hasFont).stream()
                        .filter(text -> !WORD.matcher(text.getWholeText()).find())
                        .forEach(text -> text.text(written(text.getWholeText(), signs)));
            }
        }
        body.forEachNode(node -> {
            if (node instanceof TextNode text && text.getWholeText().chars().anyMatch(SignFonts::isPrivate)) {
                text.text(known(text.getWholeText()));
            }
        });
    }

    private static @Nullable Map<Integer, String> font(Element element) {
        var style = FONT.matcher(element.attr("style"));
        var name = style.find() ? style.group(1) : element.attr("face");
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "wingdings" -> WINGDINGS;
            case "symbol" -> SYMBOL;
            default -> null;
        };
    }

    private static boolean hasFont(Element element) {
        return element.hasAttr("face")
                || ANY_FONT.matcher(element.attr("style")).find();
    }

    private static String written(String text, Map<Integer, String> signs) {
        return text.codePoints()
                .mapToObj(c -> signs.getOrDefault(c, Character.toString(c)))
                .collect(Collectors.joining());
    }

    private static String known(String text) {
        return text.codePoints()
                .mapToObj(c -> isPrivate(c) ? sign(c - PRIVATE, Character.toString(c)) : Character.toString(c))
                .collect(Collectors.joining());
    }

    private static String sign(int letter, String otherwise) {
        var other = SYMBOL.getOrDefault(letter, otherwise);
        return letter == BULLET ? other : WINGDINGS.getOrDefault(letter, other);
    }

    private static boolean isPrivate(int c) {
        return c >= PRIVATE + 0x20 && c <= PRIVATE + 0xFF;
    }

    /** @param pairs a letter, and the sign that is drawn for it */
    private static Map<Integer, String> signs(String pairs) {
        var characters = pairs.codePoints().toArray();
        var signs = new HashMap<Integer, String>();
        for (var i = 0; i < characters.length; i += 2) {
            signs.put(characters[i], Character.toString(characters[i + 1]));
        }
        return Map.copyOf(signs);
    }
}
