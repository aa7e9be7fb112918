package io.broadsheet.article.api;

import io.broadsheet.article.domain.Details;
import io.broadsheet.article.domain.Picture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture as readers get it. Of an uploaded one addresses are paths, the same on the website and on this service.
 *
 * @param url its largest size
 * @param width of that size; null for a picture that lies elsewhere
 * @param sizes smallest first, ready for a {@code srcset}; empty for a picture that lies elsewhere
 */
record PublicImage(
        String url,
        @Nullable Integer width,
        @Nullable Integer height,
        String alt,
        @Nullable String credit,
        List<Size> sizes) {

    record Size(String url, int width, int height) {}

    static @Nullable PublicImage from(Details.@Nullable HeroImage image) {
        if (image == null) {
            return null;
        }
        var uploaded = image.uploaded();
        if (uploaded == null) {
            return new PublicImage(image.url(), null, null, image.alt(), image.credit(), List.of());
        }
        var picture = uploaded.picture();
        return new PublicImage(
                image.url(), picture.width(), picture.height(), image.alt(), image.credit(), sizes(picture));
    }

    static List<Size> sizes(Picture picture) {
        return picture.sizes().stream()
                .map(size -> new Size(picture.path(size), size.width(), size.height()))
                .toList();
    }
}
