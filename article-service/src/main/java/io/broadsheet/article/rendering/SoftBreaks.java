package io.broadsheet.article.rendering;

import java.util.function.Function;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/**
 * Breaks within a paragraph. Lines that begin with a bullet as word processors and Japanese write it, with a number in
 * other digits, with a letter of a list or a dash stay lines: CommonMark knows no such lists. Between signs of Chinese and Japanese a break is nothing, since browsers would show a space there.
 */
final class SoftBreaks extends AbstractVisitor {

    private static final Pattern BULLET = Pattern.compile(String.join(
            "|",
            "[\u2022\u2023\u2043\u204C\u204D\u2219\u25A0\u25A1\u25AA\u25AB\u25CB\u25CF\u25E6\u2713\u27A2"
                    + "\uF0A7\uF0B7\uF0D8\uF0FC][\\s\u00A0].*",
            "[\u2022\u25CF\u30FB\uFF65].*",
            "[\\p{Nd}&&[^0-9]]{1,2}[.)-].*",
            "\\d{1,2}[\u3001\uFF09\uFF0E].*",
            // Circled and in brackets, and those of China and Japan.
            "[\u2460-\u249B\u2776-\u2793\u3220-\u3229\u3280-\u3289].*",
            "\uFF08[\\p{Nd}\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5341]{1,3}\uFF09.*",
            "[\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5341]{1,3}[\u3001\uFF0E].*",
            // Letters: a) b), \u0430) \u0431), \uAC00. \uB098., \u0E01. \u0E02.
            "\\(?\\p{L}\\)[\\s\u00A0].*",
            "[\uAC00\uB098\uB2E4\uB77C\uB9C8\uBC14\uC0AC\uC544\uC790\uCC28\uCE74\uD0C0\uD30C\uD558\u0E01-\u0E2E]\\.[\\s\u00A0].*",
            "\\(\\d{1,2}\\)[\\s\u00A0].*"));

    /** Also the first letter of a name, where only one line has it. */
    private static final Pattern LETTERED = Pattern.compile("(?:[ivx]{1,5}|[IVX]{1,5}|\\p{L})\\.[\\s\u00A0].*");

    /** Before what is said, or as a bullet. */
    private static final Pattern DASH =
            Pattern.compile("([\u2012-\u2015]|--)(?:[\\s\u00A0].*|[\\p{Lu}\u00A1\u00BF].*)");

    @Override
    public void visit(SoftLineBreak line) {
        if (line.getNext() instanceof Text after
                && (BULLET.matcher(after.getLiteral()).matches()
                        || isAsTheFirst(line, after, LETTERED)
                        || isAsTheFirst(line, after, DASH)
                        || isWhoSaidIt(line, after))) {
            line.insertBefore(new HardLineBreak());
            line.unlink();
            return;
        }
        var before = Characters.mended(words(line.getPrevious(), Node::getLastChild));
        var after = Characters.mended(words(line.getNext(), Node::getFirstChild));
        if (!before.isEmpty()
                && !after.isEmpty()
                && isSign(before.codePointBefore(before.length()))
                && isSign(after.codePointAt(0))) {
            line.unlink();
        }
    }

    private static boolean isAsTheFirst(SoftLineBreak line, Text after, Pattern begin) {
        return begin.matcher(after.getLiteral()).matches()
                && line.getParent().getFirstChild() instanceof Text first
                && begin.matcher(first.getLiteral()).matches();
    }

    /** Below what is quoted: else a dash may stand between two words. */
    private static boolean isWhoSaidIt(SoftLineBreak line, Text after) {
        return line.getParent().getParent() instanceof BlockQuote
                && line.getParent().getLastChild() == after
                && DASH.matcher(after.getLiteral()).matches();
    }

    private static String words(@Nullable Node neighbour, Function<Node, @Nullable Node> inner) {
        var nearest = neighbour;
        while (nearest != null && !(nearest instanceof Text)) {
            nearest = inner.apply(nearest);
        }
        return nearest instanceof Text text ? text.getLiteral() : "";
    }

    private static boolean isSign(int c) {
        return Character.isIdeographic(c) || c >= 0x3001 && c <= 0x30FF || c >= 0xFF01 && c <= 0xFF65;
    }
}
