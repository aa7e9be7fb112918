package io.broadsheet.article.rendering;

import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** Lines that begin with a bullet as word processors write it stay lines: CommonMark knows no such lists. */
final class TypedBullets extends AbstractVisitor {

    private static final Pattern BULLET = Pattern.compile(
            "[\u2022\u2023\u2043\u204C\u204D\u2219\u25A0\u25A1\u25AA\u25AB\u25CB\u25CF\u25E6\u2713\u27A2"
                    + "\uF0A7\uF0B7\uF0D8\uF0FC][\\s\u00A0].*");

    @Override
    public void visit(SoftLineBreak line) {
        if (line.getNext() instanceof Text text
                && BULLET.matcher(text.getLiteral()).matches()) {
            line.insertBefore(new HardLineBreak());
            line.unlink();
        }
    }
}
