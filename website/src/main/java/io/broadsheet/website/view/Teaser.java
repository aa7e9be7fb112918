package io.broadsheet.website.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article in a list.
 *
 * @param titleHtml the title, with what was searched for marked
 * @param standfirstHtml null if there is none
 * @param fragments of the text, where it was found; HTML
 * @param reason why it is recommended
 */
public record Teaser(
        String href,
        String title,
        boolean breaking,
        String titleHtml,
        @Nullable String standfirstHtml,
        String excerpt,
        @Nullable Link section,
        Byline authors,
        Moment published,
        int minutes,
        long comments,
        String language,
        String direction,
        @Nullable Picture picture,
        @Nullable String reason,
        List<String> fragments) {}
