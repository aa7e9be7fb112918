package io.broadsheet.website.view;

import io.broadsheet.website.text.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all pages have around their own content.
 *
 * @param text the site's own words
 * @param language of the content; the layout itself is in the site's
 * @param sections null if they cannot be had at the moment
 * @param stylesheet address, with a hash of its content
 */
public record Layout(
        Texts text,
        String siteName,
        String motto,
        String siteLanguage,
        String siteDirection,
        String language,
        String direction,
        Moment today,
        @Nullable List<Link> sections,
        String stylesheet,
        String script,
        String icon,
        Metadata metadata) {}
