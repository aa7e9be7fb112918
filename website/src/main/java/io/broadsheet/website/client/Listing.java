package io.broadsheet.website.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param next leads to what comes after, null at the end
 * @param placed how many stand first by hand, on the front page
 * @param pinned what moderators put before the others, on the first page of comments
 * @param wanted the names that were asked for, as most articles spell them
 */
public record Listing<T>(
        List<T> items,
        @Nullable String next,
        int placed,
        List<T> pinned,
        @Nullable Wanted wanted) {

    /** Null where none of that kind was asked for. */
    public record Wanted(
            @Nullable Name tag,
            @Nullable Name section,
            @Nullable Name author) {}

    public record Name(@Nullable String name) {}

    public Listing {
        items = NullSafeLists.of(items);
        pinned = NullSafeLists.of(pinned);
    }

    public Listing(List<T> items, @Nullable String next, int placed) {
        this(items, next, placed, List.of(), null);
    }

    public Listing(List<T> items, @Nullable String next) {
        this(items, next, 0);
    }

    public Listing<T> with(List<T> others) {
        return new Listing<>(others, next, placed, pinned, wanted);
    }
}
