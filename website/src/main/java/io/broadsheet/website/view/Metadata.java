package io.broadsheet.website.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page's head tells machines.
 *
 * @param title without the site's name
 * @param path where the page is, null if that says nothing
 * @param canonical null where a page must not be found by search engines
 * @param jsonLd fit for a script element
 * @param feeds beside the site's own
 */
public record Metadata(
        String title,
        @Nullable String description,
        @Nullable String path,
        @Nullable String canonical,
        boolean article,
        @Nullable Picture picture,
        @Nullable String published,
        @Nullable String updated,
        @Nullable String section,
        List<String> tags,
        @Nullable String jsonLd,
        List<Link> feeds) {

    /** The same with a picture. */
    public Metadata pictured(@Nullable Picture other) {
        return new Metadata(
                title, description, path, canonical, article, other, published, updated, section, tags, jsonLd, feeds);
    }

    /** Of a page that nobody should find by a search engine. */
    public static Metadata plain(String title) {
        return new Metadata(title, null, null, null, false, null, null, null, null, List.of(), null, List.of());
    }

    /** Of a list or another lasting page. */
    public static Metadata lasting(
            String title, @Nullable String description, String path, String canonical, List<Link> feeds) {
        return new Metadata(title, description, path, canonical, false, null, null, null, null, List.of(), null, feeds);
    }
}
