package io.broadsheet.article.application;

import io.broadsheet.article.domain.Focus;
import io.broadsheet.article.domain.Image;
import io.broadsheet.article.domain.Images;
import io.broadsheet.article.domain.Rights;
import io.broadsheet.article.domain.Words;
import java.util.List;
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
    private final PictureTelling telling;
    private final PictureErasure erasure;

    ImageEditing(Images images, PictureUses uses, PictureTelling telling, PictureErasure erasure) {
        this.images = images;
        this.uses = uses;
        this.telling = telling;
        this.erasure = erasure;
    }

    /** What can be changed of an image. */
    public record Known(Words words, Focus focus, Rights rights) {}

    /**
     * Articles show its focus and its origin soon; words they have of their own.
     *
     * @param seen the version the editor knows, or null for any
     */
    public Image change(UUID id, @Nullable Long seen, UnaryOperator<Known> change) {
        var changed = images.change(id, image -> {
                    image.require(seen);
                    var known = change.apply(new Known(image.words(), image.focus(), image.rights()));
                    return image.changed(known.words, known.focus, known.rights);
                })
                .orElseThrow(UnknownImage::new);
        telling.begin();
        return changed;
    }

    /**
     * Takes an image out of the library, and deletes its picture if it was the last image with it. One that is gone
     * already stays so.
     *
     * @param seen the version the editor knows, or null for any
     * @throws ImageInUse if an article has it, in whatever state
     */
    public void delete(UUID id, @Nullable Long seen) {
        var image = images.find(id).orElseThrow(UnknownImage::new);
        image.require(seen);
        var hash = image.picture().hash();
        requireUnused(image);
        var putBack = images.take(id);
        try {
            // A draft may have taken it just before it left the library.
            requireUnused(image);
        } catch (ImageInUse taken) {
            putBack.run();
            throw taken;
        }
        if (images.ofPicture(hash).isEmpty()) {
            erasure.begin(List.of(hash));
        }
    }

    private void requireUnused(Image image) {
        var hash = image.picture().hash();
        var found = uses.of(hash, null, SHOWN);
        if (!found.isEmpty()) {
            throw new ImageInUse(found, uses.count(hash, ImageLibrary.MOST_COUNTED));
        }
    }
}
