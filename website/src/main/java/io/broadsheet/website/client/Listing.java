package io.broadsheet.website.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next leads to what comes after, null at the end */
public record Listing<T>(List<T> items, @Nullable String next) {

    public Listing {
        items = NullSafeLists.of(items);
    }
}
