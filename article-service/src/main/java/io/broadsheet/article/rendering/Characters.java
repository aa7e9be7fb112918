package io.broadsheet.article.rendering;

import java.nio.charset.Charset;
import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Characters that came by number or out of an old program: leftovers of Windows-1252 become what they were meant to be
 * (as in HTML, "numeric character reference end state"), what is no character of a text goes, and letters that came in
 * parts are put together.
 */
final class Characters implements Mend {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /**
     * What some systems take apart (NFD) in names of files and copied text. The whole text is not composed (NFC), since
     * that changes the shape of ideographs in names and the order of Hebrew points.
     */
    private static final Pattern IN_PARTS =
            Pattern.compile("[\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}][\u0300-\u036F]{1,8}"
                    + "|[\\p{IsHiragana}\\p{IsKatakana}][\u3099\u309A]"
                    + "|[\u1100-\u1112][\u1161-\u1175][\u11A8-\u11C2]?");

    /** Others are compared with what is elsewhere. */
    private static final Set<String> WORDS = Set.of("alt", "title", "aria-label", "alttext");

    @Override
    public void apply(Element body, Warnings warnings) {
        body.forEachNode(node -> {
            if (node instanceof TextNode text && !isPlain(text.getWholeText())) {
                text.text(composed(mended(text.getWholeText())));
            }
            for (var attribute : node.attributes()) {
                if (!isPlain(attribute.getValue())) {
                    var mended = mended(attribute.getValue());
                    attribute.setValue(WORDS.contains(attribute.getKey()) ? composed(mended) : mended);
                }
            }
        });
    }

    static String mended(String text) {
        var mended = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c >= 0x80 && c <= 0x9F) {
                var meant = new String(new byte[] {(byte) c}, WINDOWS).codePointAt(0);
                if (meant != 0xFFFD && meant != c) {
                    mended.appendCodePoint(meant);
                }
            } else if (isOfAText(c)) {
                mended.appendCodePoint(c);
            }
        });
        return mended.toString();
    }

    static String composed(String text) {
        return text.chars().anyMatch(Characters::isPart)
                ? IN_PARTS.matcher(text).replaceAll(letter -> Normalizer.normalize(letter.group(), Normalizer.Form.NFC))
                : text;
    }

    private static boolean isPlain(String text) {
        return text.codePoints().allMatch(c -> (c < 0x7F || c > 0x9F) && isOfAText(c) && !isPart(c));
    }

    private static boolean isPart(int c) {
        return c >= 0x0300 && c <= 0x036F || c >= 0x1161 && c <= 0x11C2 || c == 0x3099 || c == 0x309A;
    }

    private static boolean isOfAText(int c) {
        if (c < 0x20) {
            return c == '\t' || c == '\n' || c == '\r' || c == '\f';
        }
        var isControl = c == 0x7F || Character.getType(c) == Character.SURROGATE;
        var isNone = (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
        // Byte order mark, annotation anchors, deprecated formats, language tag: no reader ever sees an effect.
        var isLeftover = c == 0xFEFF || c >= 0xFFF9 && c <= 0xFFFB || c >= 0x206A && c <= 0x206F || c == 0xE0001;
        return !isControl && !isNone && !isLeftover;
    }
}
