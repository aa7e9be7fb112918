package io.broadsheet.article.imaging;

import io.broadsheet.article.domain.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/**
 * Makes pictures anew, in sizes: turned upright, in sRGB, and with nothing of the original's metadata. A pure function of
 * the bytes, which may cost a second and {@link ImageSettings#decodedPixels} of memory.
 */
@Component
public class ImageProcessor {

    private final ImageSettings settings;
    private final Decoder decoder;

    ImageProcessor(ImageSettings settings) {
        this.settings = settings;
        this.decoder = new Decoder(settings);
    }

    /**
     * @param hash names the picture
     * @throws NotAPicture if it is none, or too big
     */
    public Rendered develop(byte[] bytes, String hash) {
        var format = Format.of(bytes);
        Inspection.check(bytes, format, settings);
        try {
            var orientation = Orientation.of(bytes, format);
            var decoded = decoder.read(bytes, format, orientation);
            Colours.toSrgb(decoded.samples(), bytes, format, decoded.colours());
            return render(decoded.samples(), orientation, hash);
        } catch (IOException | RuntimeException broken) {
            // Decoders answer malformed bytes with all kinds of exceptions.
            throw broken instanceof NotAPicture refused ? refused : Inspection.unreadable(bytes, format);
        }
    }

    private Rendered render(BufferedImage read, Orientation orientation, String hash) throws IOException {
        var transparent = Scaling.isTransparent(read);
        var seenWidth = orientation.isSideways() ? read.getHeight() : read.getWidth();
        var seenHeight = orientation.isSideways() ? read.getWidth() : read.getHeight();
        var width = Math.min(seenWidth, Picture.WIDEST);
        var height = (int) Math.max(1, Math.round((double) seenHeight * width / seenWidth));
        var largest = orientation.applyTo(Scaling.scale(
                read,
                orientation.isSideways() ? height : width,
                orientation.isSideways() ? width : height,
                transparent));
        var picture = new Picture(hash, transparent ? "png" : "jpg", width, height);
        var sizes = new ArrayList<byte[]>();
        var current = largest;
        for (var size : picture.sizes().reversed()) {
            // Each from the next larger one, which is at most twice as wide.
            current = Scaling.scale(current, size.width(), size.height(), transparent);
            sizes.addFirst(transparent ? Encoding.png(current) : Encoding.jpeg(current));
        }
        return new Rendered(picture, sizes);
    }
}
