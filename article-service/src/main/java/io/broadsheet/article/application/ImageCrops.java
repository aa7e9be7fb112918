package io.broadsheet.article.application;

import io.broadsheet.article.domain.Crop;
import io.broadsheet.article.domain.Embedded;
import io.broadsheet.article.domain.ImageFiles;
import io.broadsheet.article.domain.Picture;
import io.broadsheet.article.imaging.ImageProcessor;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Crops of pictures, made when they are first asked for and kept with the picture. Only around a focus that the library
 * knows: what anybody can ask for costs nothing.
 */
@Component
class ImageCrops {

    private final ImageFiles files;
    private final ImageProcessor processor;
    private final ReentrantLock one = new ReentrantLock();

    ImageCrops(ImageFiles files, ImageProcessor processor) {
        this.files = files;
        this.processor = processor;
    }

    Optional<byte[]> of(Picture picture, Crop crop) {
        var hash = picture.hash();
        return files.crop(hash, crop)
                .or(() -> files.isFocus(hash, crop.focus()) ? made(picture, crop) : Optional.empty());
    }

    /** One at a time, because each takes memory. */
    private Optional<byte[]> made(Picture picture, Crop crop) {
        one.lock();
        try {
            var meanwhile = files.crop(picture.hash(), crop);
            if (meanwhile.isPresent()) {
                return meanwhile;
            }
            var embedded = files.embedded(picture.hash()).orElse(Embedded.NOTHING);
            var made = files.bytes(picture.hash(), picture.width())
                    .map(bytes -> processor.crop(bytes, picture, crop, embedded));
            made.ifPresent(bytes -> files.keepCrop(picture, crop, bytes));
            return made;
        } finally {
            one.unlock();
        }
    }
}
