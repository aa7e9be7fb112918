package io.broadsheet.article.application;

import io.broadsheet.article.domain.Actor;
import io.broadsheet.article.domain.Focus;
import io.broadsheet.article.domain.Image;
import io.broadsheet.article.domain.Images;
import io.broadsheet.article.domain.Rights;
import io.broadsheet.article.domain.Words;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Changes what is known of pictures in the library, and takes them out of it. */
@Service
public class ImageEditing {

    private static final int SHOWN = 10;

    private final Images images;
    private final PictureUses uses;
    private final PublicPictures.Stored stored;
    private final PictureTelling telling;
    private final PictureErasure erasure;
    private final ImageCache readers;

    ImageEditing(
            Images images,
            PictureUses uses,
            PublicPictures.Stored stored,
            PictureTelling telling,
            PictureErasure erasure,
            ImageCache readers) {
        this.images = images;
        this.uses = uses;
        this.stored = stored;
        this.telling = telling;
        this.erasure = erasure;
        this.readers = readers;
    }

    /** What can be changed of an image. */
    public record Known(Words words, Focus focus, Rights rights) {}

    /**
     * Articles show its focus and its origin soon; words they have of their own.
     *
     * @param seen the versions the editor knows, or null for any
     * @param mayPublish whether the editor decides what readers see
     * @throws PublicImage if readers would see a difference, and the editor does not
     */
    public Image change(UUID id, @Nullable Set<Long> seen, UnaryOperator<Known> change, Actor by, boolean mayPublish) {
        var changed = images.change(id, by, image -> {
                    image.require(seen);
                    var known = change.apply(new Known(image.words(), image.focus(), image.rights()));
                    var next = image.changed(known.words, known.focus, known.rights);
                    if (!mayPublish
                            && !next.looksLike(image)
                            && readers.isPublic(image.picture().hash())) {
                        throw new PublicImage();
                    }
                    return next;
                })
                .orElseThrow(UnknownImage::new);
        telling.begin();
        return changed;
    }

    /**
     * Takes an image out of the library, and deletes its picture if it was the last image with it. One that is gone
     * already stays so.
     *
     * @param seen the versions the editor knows, or null for any
     * @throws ImageInUse if an article has it, in whatever state
     */
    public void delete(UUID id, @Nullable Set<Long> seen) {
        boolean isDone;
        do {
            isDone = isDeleted(images.find(id).orElseThrow(UnknownImage::new), seen);
        } while (!isDone);
    }

    /** @return false if it has changed meanwhile */
    private boolean isDeleted(Image image, @Nullable Set<Long> seen) {
        image.require(seen);
        var hash = image.picture().hash();
        requireUnused(hash);
        if (stored.isUsed(hash)) {
            // By an article that an older build wrote a moment ago, of which no lookup knows yet.
            throw new ImageInUse(List.of(), 1);
        }
        erasure.noteTaking(image);
        var putBack = images.take(image);
        if (putBack.isEmpty()) {
            return false;
        }
        try {
            // A draft may have taken it just before it left the library.
            requireUnused(hash);
        } catch (ImageInUse taken) {
            putBack.get().run();
            throw taken;
        }
        erasure.noteTaken(image);
        if (images.ofPicture(hash).isEmpty()) {
            erasure.beginUnheld(hash);
        }
        return true;
    }

    private void requireUnused(String hash) {
        var found = uses.of(hash, null, SHOWN);
        if (!found.isEmpty()) {
            throw new ImageInUse(found, uses.count(hash, ImageLibrary.MOST_COUNTED));
        }
    }
}
