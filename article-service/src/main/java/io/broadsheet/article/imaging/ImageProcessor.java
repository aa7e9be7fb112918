package io.broadsheet.article.imaging;

import io.broadsheet.article.domain.Crop;
import io.broadsheet.article.domain.Embedded;
import io.broadsheet.article.domain.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes pictures anew, in sizes: turned upright, in sRGB, and of the original's metadata with nothing but whose it is and
 * how it came to be. A pure function of the bytes, which may cost a second and {@link ImageSettings#decodedPixels} of memory.
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
            var parts = MetadataParts.of(bytes, format);
            return render(decoded.samples(), orientation, hash, RightsReader.of(parts), parts.manifest());
        } catch (IOException | RuntimeException broken) {
            // Decoders answer malformed bytes with all kinds of exceptions.
            throw broken instanceof NotAPicture refused ? refused : Inspection.unreadable(bytes, format);
        }
    }

    /** What a file that was taken before says of its picture. */
    public Embedded embedded(byte[] bytes) {
        return RightsReader.of(MetadataParts.of(bytes, Format.of(bytes)));
    }

    /**
     * A part of a picture, from its largest size.
     *
     * @param bytes as {@link #develop} made them
     */
    public byte[] crop(byte[] bytes, Picture picture, Crop crop, Embedded embedded) {
        try {
            var whole = ImageIO.read(new ByteArrayInputStream(bytes));
            var area = crop.of(whole.getWidth(), whole.getHeight());
            var size = crop.size(picture);
            var isTransparent = picture.extension().equals("png");
            var part = whole.getSubimage(area.x(), area.y(), area.width(), area.height());
            var drawn = Scaling.scale(part, size.width(), size.height(), isTransparent);
            return encoded(drawn, isTransparent, new RightsWriter(embedded));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] encoded(BufferedImage picture, boolean transparent, RightsWriter rights) throws IOException {
        return transparent ? rights.png(Encoding.png(picture)) : rights.jpeg(Encoding.jpeg(picture));
    }

    private Rendered render(
            BufferedImage read, Orientation orientation, String hash, Embedded embedded, byte @Nullable [] manifest)
            throws IOException {
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
        var rights = new RightsWriter(embedded);
        var sizes = new ArrayList<byte[]>();
        var current = largest;
        for (var size : picture.sizes().reversed()) {
            // Each from the next larger one, which is at most twice as wide.
            current = Scaling.scale(current, size.width(), size.height(), transparent);
            sizes.addFirst(encoded(current, transparent, rights));
        }
        return new Rendered(picture, sizes, embedded, manifest);
    }
}
