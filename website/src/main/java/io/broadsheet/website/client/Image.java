package io.broadsheet.website.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture and what is known of it.
 *
 * @param alt what it shows, for those who do not see it
 * @param focus what must be seen of it when it is cropped; null in the centre
 * @param card a crop around it, as others show it; null if there is none
 * @param digitalSourceType how it came to be, an address of IPTC's vocabulary; null if that is not known
 * @param madeByMachine {@code wholly}, {@code partly} or null
 * @param sizes smaller and larger ones of the same, perhaps none
 */
public record Image(
        String url,
        @Nullable String alt,
        @Nullable String credit,
        @Nullable Integer width,
        @Nullable Integer height,
        List<Size> sizes,
        @Nullable Focus focus,
        @Nullable Size card,
        @Nullable String digitalSourceType,
        @Nullable String madeByMachine) {

    /** In hundredths from the left and upper edge. */
    public record Focus(int x, int y) {}

    /** One of the sizes a picture comes in, in pixels. */
    public record Size(String url, int width, @Nullable Integer height) {}

    public Image {
        sizes = NullSafeLists.of(sizes);
    }
}
