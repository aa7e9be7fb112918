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

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Images images;
    private final Cache<String, CachedResponse> answers;

    ImageCache(Images images, ImageSettings settings, MeterRegistry meters) {
        this.images = images;
        this.answers = Caffeine.newBuilder()
                .maximumWeight(settings.cache().toBytes())
                .weigher((String path, CachedResponse answer) -> answer.weight())
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, answers, "reader-pictures");
    }

    /** @param path as {@link Picture#path()} */
    public @Nullable CachedResponse inMemory(String path) {
        return answers.getIfPresent(path);
    }

    /** @param size width and extension: {@code 640.jpg} */
    public Optional<CachedResponse> at(String hash, String size) {
        return images.picture(hash)
                .flatMap(picture -> picture.sizes().stream()
                        .filter(one -> size.equals(one.width() + "." + picture.extension()))
                        .findFirst()
                        .map(one -> answers.get(picture.path(one), path -> read(picture, one))));
    }

    private CachedResponse read(Picture picture, Picture.Size size) {
        var bytes = images.bytes(picture.hash(), size.width())
                .orElseThrow(() -> new IllegalStateException("a size of a picture is not where it was kept"));
        var type = picture.extension().equals("png") ? "image/png" : "image/jpeg";
        return CachedResponse.ok(type, FOR_EVER, bytes);
    }
}
