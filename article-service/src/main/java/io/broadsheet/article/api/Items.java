package io.broadsheet.article.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list that is short enough to be had at once.
 *
 * @param next null: no page follows
 */
record Items<T>(List<T> items, @Nullable String next) {
    Items {
        items = List.copyOf(items);
    }

    Items(List<T> items) {
        this(items, null);
    }
}
