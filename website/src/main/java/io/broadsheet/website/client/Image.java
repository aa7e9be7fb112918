package io.broadsheet.website.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture and what is known of it.
 *
 * @param alt what it shows, for those who do not see it
 * @param sizes smaller and larger ones of the same, perhaps none
 */
public record Image(
        String url,
        @Nullable String alt,
        @Nullable String credit,
        @Nullable Integer width,
        @Nullable Integer height,
        List<Size> sizes) {

    /** One of the sizes a picture comes in, in pixels. */
    public record Size(String url, int width, @Nullable Integer height) {}

    public Image {
        sizes = NullSafeLists.of(sizes);
    }
}
