package io.broadsheet.newsroom.client;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** @param next what asks for the page behind; null for none */
public record Listing<T>(List<T> items, @Nullable String next) {
    public Listing {
        items = List.copyOf(Objects.requireNonNullElse(items, List.of()));
    }
}
