package io.broadsheet.newsroom.client;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A picture of the library. @param url the largest size, as texts name it */
public record Picture(
        UUID id,
        String url,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable String alt,
        @Nullable String credit,
        List<Size> sizes) {

    public record Size(String url, int width, int height) {}

    public Picture {
        sizes = List.copyOf(Objects.requireNonNullElse(sizes, List.of()));
    }
}
