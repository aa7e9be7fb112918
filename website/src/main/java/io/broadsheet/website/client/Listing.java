package io.broadsheet.website.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param next leads to what comes after, null at the end
 * @param placed how many stand first by hand, on the front page
 * @param pinned what moderators put before the others, on the first page of comments
 */
public record Listing<T>(List<T> items, @Nullable String next, int placed, List<T> pinned) {

    public Listing {
        items = NullSafeLists.of(items);
        pinned = NullSafeLists.of(pinned);
    }

    public Listing(List<T> items, @Nullable String next, int placed) {
        this(items, next, placed, List.of());
    }

    public Listing(List<T> items, @Nullable String next) {
        this(items, next, 0);
    }
}
