package io.broadsheet.newsroom.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The library.
 *
 * @param pictures null if the service that runs is of an older build
 * @param forArticle id of the article that a picture is chosen for; null if none is
 * @param key by which an upload is known again
 */
public record LibraryView(
        String q,
        @Nullable List<Tile> pictures,
        @Nullable String next,
        @Nullable String forArticle,
        boolean mayWrite,
        String key,
        @Nullable String notice,
        @Nullable String alert) {

    /**
     * A picture among others.
     *
     * @param src of its smallest size
     * @param name what it shows
     * @param lacks key of the message that says what is missing; null if nothing is
     * @param machine key of the message that a machine made it; null if none did
     */
    public record Tile(
            String id,
            String href,
            String src,
            String name,
            String credit,
            int uses,
            @Nullable String lacks,
            @Nullable String machine) {}
}
