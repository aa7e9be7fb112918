package io.broadsheet.article.api;

import io.broadsheet.article.domain.Details;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draft's picture, as it can be sent back.
 *
 * @param id null for a picture that lies elsewhere
 * @param decorative whether it needs no words for those who do not see it
 */
record NewsroomImage(
        @Nullable UUID id,
        String url,
        String alt,
        boolean decorative,
        @Nullable String credit) {

    static @Nullable NewsroomImage from(Details.@Nullable HeroImage image) {
        if (image == null) {
            return null;
        }
        var uploaded = image.uploaded();
        return new NewsroomImage(
                uploaded == null ? null : uploaded.id(), image.url(), image.alt(), image.decorative(), image.credit());
    }
}
