package io.broadsheet.article.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** How a camera was held (Exif 2.3, tag 0x0112): the one thing of a picture's metadata that readers would miss. */
enum Orientation {
    UPRIGHT,
    MIRRORED,
    UPSIDE_DOWN,
    MIRRORED_UPSIDE_DOWN,
    MIRRORED_LEFT,
    RIGHT,
    MIRRORED_RIGHT,
    LEFT;

    private static final int TAG = 0x0112;
    /** A type of numbers of four bytes, where two would do. */
    private static final int LONG = 4;

    private static final int MOST_TAGS = 500;
    private static final String EXIF = "Exif\0\0";

    /** Upright where nothing else is said, or nothing that can be read. */
    static Orientation of(byte[] bytes, Format format) {
        var exif = switch (format) {
            case JPEG -> exifSegment(bytes);
            case PNG -> Chunks.first(bytes, format, "eXIf");
            case WEBP -> Chunks.first(bytes, format, "EXIF");
        };
        return exif == null ? UPRIGHT : read(withoutPrefix(exif));
    }

    private static @Nullable ByteBuffer exifSegment(byte[] bytes) {
        var found = new ByteBuffer[1];
        Chunks.walk(bytes, Format.JPEG, (marker, content) -> {
            if (found[0] == null && marker.equals("e1") && isExif(content)) {
                found[0] = content;
            }
        });
        return found[0];
    }

    private static boolean isExif(ByteBuffer content) {
        var prefix = new byte[EXIF.length()];
        if (content.remaining() < prefix.length) {
            return false;
        }
        content.get(0, prefix);
        return new String(prefix, ISO_8859_1).equals(EXIF);
    }

    private static ByteBuffer withoutPrefix(ByteBuffer exif) {
        return isExif(exif) ? exif.slice(EXIF.length(), exif.remaining() - EXIF.length()) : exif;
    }

    /** @param tiff a TIFF header and its first directory */
    private static Orientation read(ByteBuffer tiff) {
        try {
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            var directory = tiff.getInt(4);
            var tags = Math.min(tiff.getShort(directory) & 0xFFFF, MOST_TAGS);
            for (var i = 0; i < tags; i++) {
                var entry = directory + 2 + 12 * i;
                if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
                    var isLong = tiff.getShort(entry + 2) == LONG;
                    var value = isLong ? tiff.getInt(entry + 8) : tiff.getShort(entry + 8);
                    return value >= 1 && value <= 8 ? values()[value - 1] : UPRIGHT;
                }
            }
            return UPRIGHT;
        } catch (IndexOutOfBoundsException broken) {
            return UPRIGHT;
        }
    }

    /** Whether width and height change places. */
    boolean isSideways() {
        return ordinal() >= MIRRORED_LEFT.ordinal();
    }

    /** The picture as it was seen. */
    BufferedImage applyTo(BufferedImage picture) {
        if (this == UPRIGHT) {
            return picture;
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        var turned = new BufferedImage(isSideways() ? height : width, isSideways() ? width : height, picture.getType());
        var canvas = turned.createGraphics();
        canvas.drawImage(picture, transform(width, height), null);
        canvas.dispose();
        return turned;
    }

    private AffineTransform transform(int width, int height) {
        return switch (this) {
            case UPRIGHT -> new AffineTransform();
            case MIRRORED -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case UPSIDE_DOWN -> new AffineTransform(-1, 0, 0, -1, width, height);
            case MIRRORED_UPSIDE_DOWN -> new AffineTransform(1, 0, 0, -1, 0, height);
            case MIRRORED_LEFT -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case RIGHT -> new AffineTransform(0, 1, -1, 0, height, 0);
            case MIRRORED_RIGHT -> new AffineTransform(0, -1, -1, 0, height, width);
            case LEFT -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
    }
}
