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
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Reads CommonMark with tables, footnotes, strikethrough, tasks and bare addresses. */
final class MarkdownReader {

    private static final int MAX_NESTING = 100;

    /** Keyboards of Chinese and Japanese give a wide colon. */
    private static final Pattern WIDE_NOTE = Pattern.compile("^(\\[\\^[^\\]\\n]{1,50}])\uFF1A", Pattern.MULTILINE);

    /** Files of Windows begin with it, and so would a heading. */
    private static final Pattern BYTE_ORDER = Pattern.compile("^\\uFEFF+");

    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            FootnotesExtension.builder().inlineFootnotes(true).build(),
            StrikethroughExtension.builder().requireTwoTildes(true).build(),
            AutolinkExtension.create());

    private final Parser parser = Parser.builder()
            .postProcessor(new BareAddresses())
            .extensions(EXTENSIONS)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(MAX_NESTING)
            .maxInlineNesting(MAX_NESTING)
            .build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    /**
     * HTML, in which that of the source stands as it was.
     *
     * @param warnings is told of cells that no column is there for, and of what is left out above the text
     */
    String html(String source, Warnings warnings) {
        var text = FrontMatter.without(BYTE_ORDER.matcher(source).replaceFirst(""), warnings);
        var marked = CjkEmphasis.marked(WIDE_NOTE.matcher(text).replaceAll("$1: "));
        var document = parser.parse(marked);
        document.accept(new ExtraCells(marked, warnings));
        document.accept(new TypedMarkup(TypedMarkup.destinations(document)));
        document.accept(new TypedProducts());
        document.accept(new SoftBreaks());
        document.accept(new TypedNumbers(marked));
        document.accept(new TaskItems(marked));
        document.accept(new TypedYears());
        document.accept(new OfficeTags());
        showUnusedNotes(document);
        return renderer.render(document);
    }

    /** A note that nothing leads to, or another of its name, would be left out: it stays where it was written. */
    private static void showUnusedNotes(Node document) {
        var notes = new Notes();
        document.accept(notes);
        var shown = new HashSet<String>();
        for (var note : notes.defined) {
            var label = plain(note.getLabel());
            if (notes.used.contains(label) && shown.add(label)) {
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
        return label.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
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
