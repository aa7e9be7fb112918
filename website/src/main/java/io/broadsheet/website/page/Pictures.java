package io.broadsheet.website.page;

import io.broadsheet.chassis.PublicAddresses;
import io.broadsheet.website.client.Image;
import io.broadsheet.website.view.Picture;
import java.net.URI;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pictures as they are shown: by this host only, since readers' browsers ask nobody else. */
@Component
class Pictures {

    /** Below which this site hands on what article-service keeps. */
    private static final String OURS = "/images/";

    private static final String PREVIEWS = "/previews/";

    private final String site;

    Pictures(PublicAddresses addresses) {
        this.site = addresses.publicUrl().toString();
    }

    /** @return null if there is none, or it is somewhere else */
    @Nullable Picture of(@Nullable Image image) {
        var src = image == null ? null : here(image.url());
        if (image == null || src == null) {
            return null;
        }
        var srcset = image.sizes().stream()
                .filter(size -> here(size.url()) != null)
                .map(size -> here(size.url()) + " " + size.width() + "w")
                .collect(Collectors.joining(", "));
        return new Picture(
                src,
                srcset.isEmpty() ? null : srcset,
                image.width(),
                image.height(),
                image.alt() == null ? "" : image.alt(),
                image.credit());
    }

    /** The same by its whole address. */
    Picture absolute(Picture picture) {
        return new Picture(
                site + picture.src(), null, picture.width(), picture.height(), picture.alt(), picture.credit());
    }

    private static @Nullable String here(String url) {
        try {
            var path = URI.create(url).getRawPath();
            return path != null && (path.startsWith(OURS) || path.startsWith(PREVIEWS)) ? path : null;
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
