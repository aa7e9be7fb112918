package io.broadsheet.article.api;

import io.broadsheet.article.domain.Crop;
import io.broadsheet.article.domain.Details;
import io.broadsheet.article.domain.Picture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture as readers get it. Of an uploaded one addresses are paths, the same on the website and on this service.
 *
 * @param url its largest size
 * @param width of that size; null for a picture that lies elsewhere
 * @param alt what it shows, for those who do not see it; empty where nothing need be said
 * @param sizes smallest first, ready for a {@code srcset}; empty for a picture that lies elsewhere
 * @param focus what must be seen of it when it is cropped; null for a picture that lies elsewhere
 * @param card a crop of 1200 by 630 around it, or smaller; null for a picture that lies elsewhere
 * @param digitalSourceType how it came to be, an address of https://cv.iptc.org/newscodes/digitalsourcetype/; null if that
 *     is not known
 * @param madeByMachine {@code wholly}, {@code partly} or null: readers are to be told
 */
record PublicImage(
        String url,
        @Nullable Integer width,
        @Nullable Integer height,
        String alt,
        @Nullable String credit,
        List<Size> sizes,
        LibraryImage.@Nullable FocusResponse focus,
        @Nullable Size card,
        @Nullable String digitalSourceType,
        @Nullable String madeByMachine) {

    record Size(String url, int width, int height) {}

    static @Nullable PublicImage from(Details.@Nullable HeroImage image) {
        if (image == null) {
            return null;
        }
        var credit = image.credit() == null || image.credit().isEmpty() ? null : image.credit();
        var uploaded = image.uploaded();
        if (uploaded == null) {
            return new PublicImage(image.url(), null, null, image.alt(), credit, List.of(), null, null, null, null);
        }
        var picture = uploaded.picture();
        var focus = uploaded.focus();
        var source = uploaded.source();
        return new PublicImage(
                image.url(),
                picture.width(),
                picture.height(),
                image.alt(),
                credit,
                sizes(picture),
                new LibraryImage.FocusResponse(focus.x(), focus.y()),
                card(new Crop(focus), picture),
                source == null ? null : source.address(),
                LibraryImage.machine(source));
    }

    private static Size card(Crop crop, Picture picture) {
        var size = crop.size(picture);
        return new Size(crop.path(picture), size.width(), size.height());
    }

    static List<Size> sizes(Picture picture) {
        return picture.sizes().stream()
                .map(size -> new Size(picture.path(size), size.width(), size.height()))
                .toList();
    }
}
