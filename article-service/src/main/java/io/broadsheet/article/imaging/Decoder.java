package io.broadsheet.article.imaging;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import io.broadsheet.article.domain.Picture;
import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a picture strip by strip, so that no more than {@link ImageSettings#decodedPixels} are held, and makes each
 * smaller by the mean of neighbouring pixels where there are more than readers will ever get: none is left out.
 */
final class Decoder {

    /** Where a PNG says how many bits each colour has: its header is always the first part. */
    private static final int BIT_DEPTH = 24;

    private final ImageSettings settings;

    Decoder(ImageSettings settings) {
        this.settings = settings;
    }

    /**
     * A picture's samples as they are stored, 8 bits each.
     *
     * @param samples {@link BufferedImage#TYPE_INT_ARGB}; grey ones thrice
     * @param colours what the decoder says the samples mean
     */
    record Decoded(BufferedImage samples, ColorSpace colours) {}

    /** @throws NotAPicture if a part of it is missing */
    Decoded read(byte[] bytes, Format format, Orientation orientation) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT))
                .next();
        var end = new EndOfFile();
        try (var input = new ByteArrayImageInputStream(EndOfFile.marked(bytes, format))) {
            // Without metadata: some kinds can be packed so that they fill any memory.
            reader.setInput(input, false, true);
            reader.addIIOReadWarningListener(end);
            var width = reader.getWidth(0);
            var height = reader.getHeight(0);
            var factor = factor(orientation.isSideways() ? height : width, (long) width * height);
            var samples = new BufferedImage(
                    (width + factor - 1) / factor, (height + factor - 1) / factor, BufferedImage.TYPE_INT_ARGB);
            var mean = new Mean(samples, factor, format == Format.PNG ? PngColours.transparentGrey(bytes) : 0);
            @Nullable ColorSpace colours = null;
            var rows = rows(bytes, format, width, height, factor);
            for (var top = 0; top < height; top += rows) {
                var strip = strip(reader, new Rectangle(0, top, width, Math.min(rows, height - top)));
                end.requireWhole();
                mean.add(strip, top);
                colours = strip.getColorModel().getColorSpace();
            }
            return new Decoded(samples, Objects.requireNonNull(colours));
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage strip(ImageReader reader, Rectangle region) throws IOException {
        ImageReadParam parameters = reader.getDefaultReadParam();
        parameters.setSourceRegion(region);
        return reader.read(0, parameters);
    }

    /** How many pixels in a row become one. */
    private int factor(int seenWidth, long pixels) {
        var held = (int) Math.ceil(Math.sqrt((double) pixels / settings.decodedPixels()));
        return Math.max(1, Math.max(seenWidth / Picture.WIDEST, held));
    }

    /** Of a strip, all of them if they fit; a lossless WebP is read as a whole anyway. */
    private int rows(byte[] bytes, Format format, int width, int height, int factor) {
        var deep = format == Format.PNG && bytes[BIT_DEPTH] == 16;
        var fitting = settings.decodedPixels() / width / (deep ? 2 : 1);
        return format == Format.WEBP || fitting >= height ? height : (int) Math.max(factor, fitting / factor * factor);
    }
}
