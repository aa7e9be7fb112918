package io.broadsheet.website.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page's head tells machines.
 *
 * @param canonical null where a page must not be found by search engines
 * @param jsonLd fit for a script element
 * @param feeds beside the site's own
 */
public record Metadata(
        String title,
        @Nullable String description,
        @Nullable String canonical,
        boolean article,
        @Nullable Picture picture,
        @Nullable String published,
        @Nullable String updated,
        @Nullable String section,
        List<String> tags,
        @Nullable String jsonLd,
        List<Link> feeds) {

    /** The same by another title. */
    public Metadata titled(String other) {
        return new Metadata(
                other, description, canonical, article, picture, published, updated, section, tags, jsonLd, feeds);
    }

    /** Of a page that nobody should find by a search engine. */
    public static Metadata plain(String title) {
        return new Metadata(title, null, null, false, null, null, null, null, List.of(), null, List.of());
    }

    /** Of a list or another lasting page. */
    public static Metadata lasting(String title, @Nullable String description, String canonical, List<Link> feeds) {
        return new Metadata(title, description, canonical, false, null, null, null, null, List.of(), null, feeds);
    }
}
