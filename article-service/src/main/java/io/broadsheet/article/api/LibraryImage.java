package io.broadsheet.article.api;

import io.broadsheet.article.application.ImageLibrary.Listed;
import io.broadsheet.article.domain.Crop;
import io.broadsheet.article.domain.Rights;
import io.broadsheet.article.domain.SourceType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A picture in the library.
 *
 * @param id what a draft names as its {@code heroImage}
 * @param url the largest size
 * @param alt what it shows, for those who do not see it; empty if nobody has said, or it is decorative
 * @param decorative whether it needs no words
 * @param caption for the newsroom to find it by
 * @param credit empty if nobody has said
 * @param focus what must be seen of it when it is cropped
 * @param card address of the crop that others show as a card
 * @param contentCredentials whether its file came with a C2PA manifest, which is kept
 * @param uses in how many articles it is, up to 100
 * @param sizes smallest first
 */
record LibraryImage(
        UUID id,
        long version,
        String url,
        int width,
        int height,
        String alt,
        boolean decorative,
        String caption,
        String credit,
        FocusResponse focus,
        String card,
        RightsResponse rights,
        boolean contentCredentials,
        int uses,
        Instant uploadedAt,
        List<PublicImage.Size> sizes) {

    /** In hundredths from the left and upper edge. */
    record FocusResponse(int x, int y) {}

    /**
     * @param digitalSourceType a word of https://cv.iptc.org/newscodes/digitalsourcetype/
     * @param madeByMachine {@code wholly}, {@code partly} or null
     */
    record RightsResponse(
            @Nullable String creator,
            @Nullable String copyright,
            @Nullable String usage,
            @Nullable String digitalSourceType,
            @Nullable String madeByMachine) {

        static RightsResponse from(Rights rights) {
            var source = rights.source();
            return new RightsResponse(
                    rights.creator(),
                    rights.copyright(),
                    rights.usage(),
                    source == null ? null : source.code(),
                    machine(source));
        }
    }

    /** @return {@code wholly}, {@code partly} or null */
    static @Nullable String machine(@Nullable SourceType source) {
        return source == null || source.madeByMachine() == SourceType.MadeByMachine.NOT
                ? null
                : DraftRequest.word(source.madeByMachine());
    }

    static LibraryImage from(Listed listed) {
        var image = listed.image();
        var picture = image.picture();
        var words = image.words();
        return new LibraryImage(
                image.id(),
                image.version(),
                picture.path(),
                picture.width(),
                picture.height(),
                words.alt(),
                words.decorative(),
                words.caption(),
                words.credit(),
                new FocusResponse(image.focus().x(), image.focus().y()),
                new Crop(image.focus()).path(picture),
                RightsResponse.from(image.rights()),
                listed.hasManifest(),
                listed.uses(),
                image.uploadedAt(),
                PublicImage.sizes(picture));
    }
}
