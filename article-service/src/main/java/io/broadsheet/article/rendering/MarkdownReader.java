package io.broadsheet.article.rendering;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Reads CommonMark with tables, footnotes, strikethrough, tasks and bare addresses. */
final class MarkdownReader {

    private static final int MAX_NESTING = 100;

    /** Keyboards of Chinese and Japanese give a wide colon. */
    private static final Pattern WIDE_NOTE = Pattern.compile("^(\\[\\^[^\\]\\n]{1,50}])\uFF1A", Pattern.MULTILINE);

    /** No character of a text, as in {@link CjkEmphasis}. */
    private static final String WAS_WIDE = "\uFDD1";

    private static final Pattern WIDENED = Pattern.compile(":" + WAS_WIDE + " ?");
    private static final Pattern BEHIND_COLON = Pattern.compile(WAS_WIDE + " ?");

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
        var marked = CjkEmphasis.marked(WIDE_NOTE.matcher(text).replaceAll("$1:" + WAS_WIDE + " "));
        var document = parser.parse(marked);
        document.accept(new ExtraCells(marked, warnings));
        document.accept(new TypedMarkup(TypedMarkup.destinations(document)));
        document.accept(new TypedProducts());
        document.accept(new SoftBreaks());
        document.accept(new TypedNumbers(marked));
        document.accept(new TaskItems(marked));
        document.accept(new TypedYears());
        document.accept(new OfficeTags());
        Notes.mend(document);
        return widened(renderer.render(document));
    }

    /** What begins no note, in code say, stays as it was typed. */
    private static String widened(String html) {
        return BEHIND_COLON.matcher(WIDENED.matcher(html).replaceAll("\uFF1A")).replaceAll("");
    }
}
