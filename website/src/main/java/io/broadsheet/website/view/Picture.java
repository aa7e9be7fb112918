package io.broadsheet.website.view;

import org.jspecify.annotations.Nullable;

/**
 * @param srcset the sizes it comes in, null if there is one only
 * @param width with {@code height} its place is kept before it comes
 */
public record Picture(
        String src,
        @Nullable String srcset,
        @Nullable Integer width,
        @Nullable Integer height,
        String alt,
        @Nullable String credit) {}
