package io.broadsheet.website.client;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lists as they arrive: perhaps not at all, perhaps with holes. */
final class NullSafeLists {

    private NullSafeLists() {}

    static <T> List<T> of(@Nullable List<? extends @Nullable T> items) {
        return items == null
                ? List.of()
                : items.stream().filter(Objects::nonNull).<T>map(item -> item).toList();
    }
}
