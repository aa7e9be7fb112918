package io.broadsheet.article.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.article.domain.Images;
import io.broadsheet.article.domain.Picture;
import io.broadsheet.article.imaging.ImageSettings;
import io.broadsheet.cache.CachedResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pictures as readers get them, those lately asked for in memory. What lies at an address never changes. */
@Component
public class ImageCache {

    /** Browsers keep it; what serves many asks again, for it may be erased. */
    private static final String FOR_EVER = "public, max-age=31536000, s-maxage=600, immutable";

    private final Images images;
    private final PublicPictures pictures;
    private final PublicPictures.Stored stored;
    private final Cache<String, CachedResponse> answers;

    ImageCache(
            Images images,
            PublicPictures pictures,
            PublicPictures.Stored stored,
            ImageSettings settings,
            MeterRegistry meters) {
        this.images = images;
        this.pictures = pictures;
        this.stored = stored;
        this.answers = Caffeine.newBuilder()
                .maximumWeight(settings.cache().toBytes())
                .weigher((String path, CachedResponse answer) -> answer.weight())
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, answers, "reader-pictures");
    }

    /** @param path as {@link Picture#path()} */
    public @Nullable CachedResponse inMemory(String path) {
        var answer = answers.getIfPresent(path);
        return answer != null
                        && Picture.hashesIn(path).stream()
                                .allMatch(hash -> pictures.heardOf(hash) == PublicPictures.Answer.PUBLIC)
                ? answer
                : null;
    }

    /**
     * For readers: nothing of a picture that no published article has.
     *
     * @param size width and extension: {@code 640.jpg}
     */
    public Optional<CachedResponse> at(String hash, String size) {
        return images.picture(hash).filter(picture -> isPublic(hash)).flatMap(picture -> at(picture, size));
    }

    private boolean isPublic(String hash) {
        var heard = pictures.heardOf(hash);
        if (heard == PublicPictures.Answer.PUBLIC || stored.isPublic(hash)) {
            return true;
        }
        if (heard == PublicPictures.Answer.NOT_YET_KNOWN) {
            throw new PicturesNotYetKnown();
        }
        return false;
    }

    /** For staff. */
    public Optional<CachedResponse> of(Picture picture, String size) {
        return size(picture, size).flatMap(one -> read(picture, one, "private, no-store"));
    }

    private Optional<CachedResponse> at(Picture picture, String size) {
        return size(picture, size).flatMap(one -> {
            var path = picture.path(one);
            var known = answers.getIfPresent(path);
            if (known != null) {
                return Optional.of(known);
            }
            var read = read(picture, one, FOR_EVER);
            read.ifPresent(answer -> answers.put(path, answer));
            return read;
        });
    }

    private static Optional<Picture.Size> size(Picture picture, String size) {
        return picture.sizes().stream()
                .filter(one -> size.equals(one.width() + "." + picture.extension()))
                .findFirst();
    }

    /** It has been deleted. */
    void forget(String hash) {
        answers.asMap().keySet().removeIf(path -> Picture.hashesIn(path).contains(hash));
    }

    /** Empty if it has just been deleted. */
    private Optional<CachedResponse> read(Picture picture, Picture.Size size, String cacheControl) {
        var type = picture.extension().equals("png") ? "image/png" : "image/jpeg";
        return images.bytes(picture.hash(), size.width()).map(bytes -> CachedResponse.ok(type, cacheControl, bytes));
    }
}
