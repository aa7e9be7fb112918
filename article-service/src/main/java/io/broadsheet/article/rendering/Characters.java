package io.broadsheet.article.rendering;

import java.nio.charset.Charset;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Characters that came by number or out of an old program: leftovers of Windows-1252 become what they were meant to be
 * (as in HTML, "numeric character reference end state"), and what is no character of a text goes.
 */
final class Characters implements Mend {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @Override
    public void apply(Element body, Warnings warnings) {
        body.forEachNode(node -> {
            if (node instanceof TextNode text && !isPlain(text.getWholeText())) {
                text.text(mended(text.getWholeText()));
            }
            for (var attribute : node.attributes()) {
                if (!isPlain(attribute.getValue())) {
                    attribute.setValue(mended(attribute.getValue()));
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

    private static boolean isPlain(String text) {
        return text.codePoints().allMatch(c -> (c < 0x7F || c > 0x9F) && isOfAText(c));
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
