package io.broadsheet.website.view;

import io.broadsheet.website.text.Texts;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What all pages have around their own content.
 *
 * @param text the site's own words
 * @param language of the content; the layout itself is in the site's
 * @param sections null if they cannot be had at the moment
 * @param place where this page is among those that all pages link to
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
        @Nullable Place place,
        Icons icons,
        String stylesheet,
        String script,
        Metadata metadata) {

    /**
     * A linked page.
     *
     * @param exactly whether it is this very page; otherwise this page belongs to it
     */
    public record Place(String href, boolean exactly) {}

    /** Whether this is the front page. */
    public boolean isFront() {
        return place != null && place.href().equals("/");
    }

    /** As OpenGraph writes it: {@code en_GB}; null where no country is said. */
    public @Nullable String locale() {
        var said = Locale.forLanguageTag(language);
        return said.getLanguage().length() == 2 && said.getCountry().length() == 2
                ? said.getLanguage() + "_" + said.getCountry()
                : null;
    }

    /** For {@code aria-current} of a link there. */
    public @Nullable String current(String href) {
        if (place == null || !place.href().equals(href)) {
            return null;
        }
        return place.exactly() ? "page" : "true";
    }
}
