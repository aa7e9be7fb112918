package io.broadsheet.article.application;

import io.broadsheet.article.domain.Articles.Call;
import io.broadsheet.article.domain.Image;
import io.broadsheet.article.domain.Images;
import io.broadsheet.article.domain.Picture;
import io.broadsheet.article.imaging.ImageProcessor;
import io.broadsheet.article.imaging.ImageSettings;
import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.Sha256;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;

/** Takes pictures in, and finds them again. */
@Service
public class ImageLibrary implements DisposableBean {

    private static final int MOST_WAITING = 20;
    private static final int HASH_BYTES = 16;

    private final Images images;
    private final ImageProcessor processor;
    private final Ids ids;
    private final Timer developed;
    /**
     * Few at once, because each takes memory. Threads of the platform, because virtual ones share as many as there are
     * cores with all calls, and this keeps one busy for a second.
     */
    private final ThreadPoolExecutor workers;

    ImageLibrary(Images images, ImageProcessor processor, Ids ids, ImageSettings settings, MeterRegistry meters) {
        this.images = images;
        this.processor = processor;
        this.ids = ids;
        this.developed = Timer.builder("broadsheet.images.developed")
                .description("New pictures made ready in all their sizes")
                .register(meters);
        this.workers = new ThreadPoolExecutor(
                settings.atOnce(),
                settings.atOnce(),
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().daemon().name("darkroom-", 1).factory());
        workers.allowCoreThreadTimeOut(true);
    }

    /** The uploaded bytes, read when there is room for them. */
    @FunctionalInterface
    public interface Upload {
        byte[] bytes() throws IOException;
    }

    public Optional<Image> find(UUID id) {
        return images.find(id);
    }

    /**
     * Adds an image, once for each call; its picture is made and kept only once for the same bytes.
     *
     * @param call which one it is, by the hash of the bytes; null if it may not be repeated
     * @throws io.broadsheet.article.imaging.NotAPicture if the bytes are refused
     * @throws TooManyImages if others have to be done first
     */
    public Image add(Upload upload, String alt, String credit, Function<String, @Nullable Call> call) {
        var picture = picture(upload);
        var image = images.add(new Image(ids.next(), picture, alt, credit), call.apply(picture.hash()));
        if (images.picture(picture.hash()).isEmpty()) {
            // Erased after it was found here and before the image held it.
            picture(upload);
        }
        return image;
    }

    private Picture picture(Upload upload) {
        try {
            return workers.submit(() -> develop(upload.bytes())).get();
        } catch (RejectedExecutionException full) {
            throw new TooManyImages();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new TooManyImages();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException failure -> throw failure;
                case IOException unreadable -> throw new UncheckedIOException(unreadable);
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }

    private Picture develop(byte[] bytes) {
        var hash = HexFormat.of().formatHex(Sha256.of(bytes), 0, HASH_BYTES);
        return images.picture(hash)
                .orElseGet(() -> developed.record(() -> {
                    var rendered = processor.develop(bytes, hash);
                    images.keep(rendered.picture(), rendered.sizes());
                    return rendered.picture();
                }));
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }
}
