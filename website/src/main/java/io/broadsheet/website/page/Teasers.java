package io.broadsheet.website.page;

import io.broadsheet.website.client.Summary;
import io.broadsheet.website.text.Texts;
import io.broadsheet.website.view.Teaser;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Articles in lists, as they are shown. */
@Component
class Teasers {

    private final LocalFormats formats;
    private final Pictures pictures;
    private final Texts texts;
    private final Bylines bylines;

    Teasers(LocalFormats formats, Pictures pictures, Texts texts, Bylines bylines) {
        this.bylines = bylines;
        this.texts = texts;
        this.formats = formats;
        this.pictures = pictures;
    }

    List<Teaser> of(List<Summary> summaries) {
        return summaries.stream().map(this::of).toList();
    }

    /** @return null for null */
    @Nullable List<Teaser> ofOptional(@Nullable List<Summary> summaries) {
        return summaries == null ? null : of(summaries);
    }

    Teaser of(Summary summary) {
        var marks = summary.highlights();
        var standfirst = summary.standfirst();
        return new Teaser(
                Paths.article(summary.slug()),
                summary.title(),
                summary.breaking(),
                HighlightHtml.orText(marks == null ? null : marks.title(), summary.title()),
                standfirst == null ? null : HighlightHtml.orText(marks == null ? null : marks.standfirst(), standfirst),
                summary.excerpt(),
                summary.section() == null ? null : Paths.section(summary.section()),
                bylines.of(summary.authors()),
                formats.hourOrDate(summary.publishedAt()),
                summary.readingMinutes(),
                summary.commentCount(),
                summary.language(),
                Texts.direction(summary.language()),
                pictures.of(summary.heroImage()),
                reason(summary),
                marks == null
                        ? List.of()
                        : marks.fragments().stream().map(HighlightHtml::only).toList());
    }

    /** In the site's language, as far as its kind is known here. */
    private @Nullable String reason(Summary summary) {
        var value = summary.reasonValue();
        return switch (summary.reasonKind()) {
            case "tag", "section" ->
                value == null ? summary.reason() : texts.of("related." + summary.reasonKind(), value);
            case "text" -> texts.of("related.text");
            case null, default -> summary.reason();
        };
    }
}
