package io.broadsheet.article.rendering;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.article.domain.Body;
import io.broadsheet.article.domain.NotPublishable;
import io.broadsheet.article.domain.Rendering;
import io.broadsheet.article.domain.Rendition;
import io.broadsheet.chassis.Texts;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.stereotype.Component;

/** Makes of a source what readers get; the same for the same source, and never any script. */
@Component
public final class Renderer implements Rendering {

    /**
     * To be raised in every change after which a source comes out differently: what is published is then rendered anew,
     * see decision 0105.
     */
    private static final int VERSION = 1;

    /** HTML and text together, in bytes: an event with both must stay below what a topic takes (4 MB). */
    static final int MAX_BYTES = 2_000_000;

    private static final int MAX_NESTING = 100;

    private final Parser markdown = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .maxOpenBlockParsers(MAX_NESTING)
            .maxInlineNesting(MAX_NESTING)
            .build();
    private final HtmlRenderer html =
            HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).build();

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public Rendition render(Body body) {
        var unsafe = switch (body.format()) {
            case MARKDOWN -> html.render(markdown.parse(body.source()));
            case HTML -> body.source();
        };
        var safe = SafeHtml.of(unsafe);
        var text = PlainText.of(safe);
        if (Texts.isBlank(text) && safe.select("img").isEmpty()) {
            throw new NotPublishable("has nothing that readers would see");
        }
        var markup = safe.html().strip();
        if (markup.getBytes(UTF_8).length + text.getBytes(UTF_8).length > MAX_BYTES) {
            throw new NotPublishable("is too large once rendered");
        }
        return new Rendition(markup, text, Excerpts.excerpt(text), Excerpts.readingMinutes(text));
    }
}
