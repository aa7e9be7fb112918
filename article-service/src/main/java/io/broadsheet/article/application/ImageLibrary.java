package io.broadsheet.article.application;

import io.broadsheet.article.domain.Articles.Call;
import io.broadsheet.article.domain.Details.HeroImage;
import io.broadsheet.article.domain.Embedded;
import io.broadsheet.article.domain.Image;
import io.broadsheet.article.domain.ImageFiles;
import io.broadsheet.article.domain.Images;
import io.broadsheet.article.domain.Picture;
import io.broadsheet.article.domain.Words;
import io.broadsheet.article.imaging.ImageProcessor;
import io.broadsheet.article.imaging.ImageSettings;
import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.Sha256;
import io.broadsheet.chassis.Texts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
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

    /** More articles with a picture are not counted. */
    public static final int MOST_COUNTED = 100;

    private static final int MOST_WAITING = 20;
    private static final int HASH_BYTES = 16;

    private final Images images;
    private final ImageFiles files;
    private final PictureUses uses;
    private final ImageProcessor processor;
    private final Ids ids;
    private final Timer developed;
    /**
     * Few at once, because each takes memory. Threads of the platform, because virtual ones share as many as there are
     * cores with all calls, and this keeps one busy for a second.
     */
    private final ThreadPoolExecutor workers;

    ImageLibrary(
            Images images,
            ImageFiles files,
            PictureUses uses,
            ImageProcessor processor,
            Ids ids,
            ImageSettings settings,
            MeterRegistry meters) {
        this.images = images;
        this.files = files;
        this.uses = uses;
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
                Thread.ofPlatform().daemon().name("pictures-", 1).factory());
        workers.allowCoreThreadTimeOut(true);
    }

    /** The uploaded bytes, read when there is room for them. */
    @FunctionalInterface
    public interface Upload {
        byte[] bytes() throws IOException;
    }

    /** @throws UnknownImage if there is none with this id */
    public Image get(UUID id) {
        return images.find(id).orElseThrow(UnknownImage::new);
    }

    /** @return an image as it stands above an article, with the words that it was uploaded with */
    public Optional<HeroImage> above(UUID id) {
        return images.find(id).map(HeroImage::of);
    }

    /**
     * Newest first.
     *
     * @param query words of what is said of an image, or beginnings of them: all of them; null for any image
     * @param after id of the last one of the page before
     */
    public List<Image> list(@Nullable String query, @Nullable UUID after, int limit) {
        var words = query == null || Texts.isBlank(query) ? null : TitleWords.of(query);
        return images.list(words, after, limit);
    }

    /**
     * What is known of an image beside itself.
     *
     * @param hasManifest whether its file came with Content Credentials (C2PA)
     * @param uses in how many articles it is, up to {@link #MOST_COUNTED}
     */
    public record Listed(Image image, boolean hasManifest, int uses) {}

    /** In the same order. */
    public List<Listed> listed(List<Image> some) {
        var hashes =
                some.stream().map(image -> image.picture().hash()).distinct().toList();
        var manifests = files.withManifest(hashes);
        var counts = uses.count(hashes, MOST_COUNTED);
        return some.stream()
                .map(image -> new Listed(
                        image,
                        manifests.contains(image.picture().hash()),
                        counts.getOrDefault(image.picture().hash(), 0)))
                .toList();
    }

    /** @return the Content Credentials that the file came with, byte for byte */
    public Optional<byte[]> manifest(Image image) {
        return files.manifest(image.picture().hash());
    }

    /**
     * What an editor says of a picture that is uploaded; null leaves it to what the file says.
     *
     * @param decorative null if nothing is said of it
     */
    public record Said(
            @Nullable String alt,
            @Nullable Boolean decorative,
            @Nullable String caption,
            @Nullable String credit) {

        Words with(Embedded embedded) {
            return new Words(
                    Objects.requireNonNullElse(alt, embedded.alt()),
                    Boolean.TRUE.equals(decorative),
                    Objects.requireNonNullElse(caption, embedded.caption()),
                    Objects.requireNonNullElse(credit, embedded.credit()));
        }
    }

    /**
     * Adds an image, once for each call; its picture is made and kept only once for the same bytes.
     *
     * @param call which one it is, by the hash of the bytes; null if it may not be repeated
     * @throws io.broadsheet.article.imaging.NotAPicture if the bytes are refused
     * @throws TooManyImages if others have to be done first
     */
    public Image add(Upload upload, Said said, Function<String, @Nullable Call> call) {
        var picture = picture(upload);
        var embedded = files.embedded(picture.hash()).orElse(Embedded.NOTHING);
        var image = images.add(
                Image.of(ids.next(), picture, said.with(embedded), embedded.rights()), call.apply(picture.hash()));
        if (!files.retain(picture.hash())) {
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
        var known = files.picture(hash);
        if (known.isPresent() && files.embedded(hash).isEmpty()) {
            files.keepEmbedded(hash, processor.embedded(bytes));
        }
        return known.orElseGet(() -> developed.record(() -> {
            var made = processor.develop(bytes, hash);
            files.keep(new ImageFiles.Kept(made.picture(), made.sizes(), made.embedded(), made.manifest()));
            return made.picture();
        }));
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }
}
