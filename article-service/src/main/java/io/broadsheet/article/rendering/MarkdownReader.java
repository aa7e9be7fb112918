package io.broadsheet.article.rendering;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Reads CommonMark with tables, footnotes, strikethrough and bare addresses. */
final class MarkdownReader {

    private static final int MAX_NESTING = 100;

    /** Takes part in no rule of CommonMark and is no character of a text: {@link Characters} removes it. */
    private static final String NOTHING = "\uFDD0";

    private static final String CJK =
            "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsBopomofo}\u3000-\u303F\uFF00-\uFFEF";
    private static final Pattern BEFORE_OPENING =
            Pattern.compile("(?<=[" + CJK + "])(\\*{1,3})(?=[\\p{Ps}\\p{Pi}\"'])");
    private static final Pattern AFTER_CLOSING =
            Pattern.compile("(?<=[\\p{P}\\p{S}&&[^*\\\\]])(\\*{1,3})(?=[" + CJK + "])");

    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            FootnotesExtension.builder().inlineFootnotes(true).build(),
            StrikethroughExtension.builder().requireTwoTildes(true).build(),
            AutolinkExtension.create());

    private final Parser parser = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(MAX_NESTING)
            .maxInlineNesting(MAX_NESTING)
            .build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    /** HTML, in which that of the source stands as it was. */
    String html(String source) {
        var document = parser.parse(withEmphasisBesideIdeographs(source));
        showUnusedNotes(document);
        return renderer.render(document);
    }

    /**
     * CommonMark tells by spaces whether asterisks open or close, where punctuation stands beside them; Chinese, Japanese
     * and Korean have none there.
     */
    private static String withEmphasisBesideIdeographs(String source) {
        if (source.chars().noneMatch(MarkdownReader::isPerhapsCjk)) {
            return source;
        }
        var opened = BEFORE_OPENING.matcher(source).replaceAll("$1" + NOTHING);
        return AFTER_CLOSING.matcher(opened).replaceAll(NOTHING + "$1");
    }

    /** Far quicker than the expressions, which look at every character of a long text. */
    private static boolean isPerhapsCjk(int character) {
        return character >= '\u2E80' || character >= '\u1100' && character <= '\u11FF';
    }

    /** A note that nothing leads to would be left out: it stays where it was written. */
    private static void showUnusedNotes(Node document) {
        var notes = new Notes();
        document.accept(notes);
        for (var note : notes.defined) {
            if (notes.used.contains(plain(note.getLabel()))) {
                continue;
            }
            if (!(note.getFirstChild() instanceof Paragraph)) {
                note.prependChild(new Paragraph());
            }
            note.getFirstChild().prependChild(new Text("[^" + note.getLabel() + "]: "));
            while (note.getFirstChild() != null) {
                note.insertBefore(note.getFirstChild());
            }
            note.unlink();
        }
    }

    private static String plain(String label) {
        return label.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).strip();
    }

    private static final class Notes extends AbstractVisitor {

        private final List<FootnoteDefinition> defined = new ArrayList<>();
        private final Set<String> used = new HashSet<>();

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof FootnoteDefinition note) {
                defined.add(note);
            }
            visitChildren(block);
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof FootnoteReference reference) {
                used.add(plain(reference.getLabel()));
            }
            visitChildren(node);
        }
    }
}
