package io.broadsheet.website.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param next leads to what comes after, null at the end
 * @param placed how many stand first by hand, on the front page
 */
public record Listing<T>(List<T> items, @Nullable String next, int placed) {

    public Listing {
        items = NullSafeLists.of(items);
    }

    public Listing(List<T> items, @Nullable String next) {
        this(items, next, 0);
    }
}
