package io.broadsheet.article.imaging;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import io.broadsheet.article.domain.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.springframework.stereotype.Component;

/**
 * Makes pictures anew, in sizes: turned upright, in sRGB, and with nothing of the original's metadata. A pure function of
 * the bytes, which may cost a second and {@link ImageSettings#decodedPixels} of memory.
 */
@Component
public class ImageProcessor {

    /** Where a PNG says how many bits each colour has: its header is always the first part. */
    private static final int BIT_DEPTH = 24;

    private final ImageSettings settings;

    ImageProcessor(ImageSettings settings) {
        this.settings = settings;
    }

    /**
     * @param hash names the picture
     * @throws NotAPicture if it is none, or too big
     */
    public Rendered develop(byte[] bytes, String hash) {
        var format = Format.of(bytes);
        Inspection.check(bytes, format, settings);
        try {
            return render(read(bytes, format), Orientation.of(bytes, format), hash);
        } catch (IOException | RuntimeException broken) {
            // Decoders answer malformed bytes with all kinds of exceptions.
            throw broken instanceof NotAPicture refused ? refused : new NotAPicture("cannot be read as a picture");
        }
    }

    private BufferedImage read(byte[] bytes, Format format) throws IOException {
        var reader = reader(format);
        try (var input = new ByteArrayImageInputStream(bytes)) {
            // Without metadata: some kinds can be packed so that they fill any memory.
            reader.setInput(input, true, true);
            var parameters = reader.getDefaultReadParam();
            var deep = format == Format.PNG && bytes[BIT_DEPTH] == 16;
            var step = step((long) reader.getWidth(0) * reader.getHeight(0) * (deep ? 2 : 1));
            parameters.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, parameters);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(Format format) {
        return ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT))
                .next();
    }

    /** Every how many pixels one is read, so that they fit into memory. */
    private int step(long pixels) {
        return (int) Math.ceil(Math.sqrt((double) pixels / settings.decodedPixels()));
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
