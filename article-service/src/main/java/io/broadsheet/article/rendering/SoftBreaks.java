package io.broadsheet.article.rendering;

import java.util.function.Function;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/**
 * Breaks within a paragraph. Lines that begin with a bullet as word processors and Japanese write it, or with a number in
 * other digits, stay lines: CommonMark knows no such lists. Between signs of Chinese and Japanese a break is nothing, since browsers would show a space there.
 */
final class SoftBreaks extends AbstractVisitor {

    private static final Pattern BULLET = Pattern.compile(
            "[\u2022\u2023\u2043\u204C\u204D\u2219\u25A0\u25A1\u25AA\u25AB\u25CB\u25CF\u25E6\u2713\u27A2"
                    + "\uF0A7\uF0B7\uF0D8\uF0FC][\\s\u00A0].*|[\u2022\u25CF\u30FB\uFF65].*|[\\p{Nd}&&[^0-9]]{1,2}[.)-].*|\\d{1,2}[\u3001\uFF09\uFF0E].*");

    @Override
    public void visit(SoftLineBreak line) {
        if (line.getNext() instanceof Text after
                && BULLET.matcher(after.getLiteral()).matches()) {
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
