package io.broadsheet.article.api;

import java.util.List;

/** A list that is short enough to be had at once. */
record Items<T>(List<T> items) {
    Items {
        items = List.copyOf(items);
    }
}
