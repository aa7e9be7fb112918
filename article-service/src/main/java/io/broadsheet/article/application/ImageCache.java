package io.broadsheet.article.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.article.domain.Crop;
import io.broadsheet.article.domain.ImageFiles;
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

    private final ImageFiles files;
    private final ImageCrops crops;
    private final PublicPictures pictures;
    private final PublicPictures.Stored stored;
    private final Cache<String, CachedResponse> answers;

    ImageCache(
            ImageFiles files,
            ImageCrops crops,
            PublicPictures pictures,
            PublicPictures.Stored stored,
            ImageSettings settings,
            MeterRegistry meters) {
        this.files = files;
        this.crops = crops;
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
     * @param size width and extension: {@code 640.jpg}; or a crop's: {@code card-50-40.jpg}
     */
    public Optional<CachedResponse> at(String hash, String size) {
        return files.picture(hash).filter(picture -> isPublic(hash)).flatMap(picture -> at(picture, size));
    }

    /** @throws PicturesNotYetKnown if nobody can say yet */
    boolean isPublic(String hash) {
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
        return bytes(picture, size).map(bytes -> answer(picture, "private, no-store", bytes));
    }

    /** For staff, by the address that a text has. */
    public Optional<CachedResponse> of(String hash, String size) {
        return files.picture(hash).flatMap(picture -> of(picture, size));
    }

    private Optional<CachedResponse> at(Picture picture, String size) {
        var path = "/images/" + picture.hash() + "/" + size;
        var known = answers.getIfPresent(path);
        if (known != null) {
            return Optional.of(known);
        }
        var read = bytes(picture, size).map(bytes -> answer(picture, FOR_EVER, bytes));
        read.ifPresent(answer -> answers.put(path, answer));
        return read;
    }

    /** Empty if there is none, or it has just been deleted. */
    private Optional<byte[]> bytes(Picture picture, String size) {
        var end = "." + picture.extension();
        if (!size.endsWith(end)) {
            return Optional.empty();
        }
        var name = size.substring(0, size.length() - end.length());
        return picture.sizes().stream()
                .filter(one -> name.equals(Integer.toString(one.width())))
                .findFirst()
                .map(one -> files.bytes(picture.hash(), one.width()))
                .orElseGet(() -> Crop.named(name).flatMap(crop -> crops.of(picture, crop)));
    }

    /** It has been deleted. */
    void forget(String hash) {
        answers.asMap().keySet().removeIf(path -> Picture.hashesIn(path).contains(hash));
    }

    private static CachedResponse answer(Picture picture, String cacheControl, byte[] bytes) {
        var type = picture.extension().equals("png") ? "image/png" : "image/jpeg";
        return CachedResponse.ok(type, cacheControl, bytes);
    }
}
