package io.broadsheet.article.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** What a PNG says of its colours (chunks iCCP and gAMA), which the JDK's reader passes over. */
final class PngColours {

    /** In bytes; profiles of printing presses have some hundred thousand. */
    private static final int LARGEST_PROFILE = 4_000_000;

    /** Type of colour in the header. */
    private static final int GREY = 0;

    /** Where the header has the type. */
    private static final int TYPE = 9;

    private static final int COLOURED = 2;

    private PngColours() {}

    /** @return null if there is none that can be read */
    static @Nullable ICC_Profile profile(byte[] png) {
        var chunk = Chunks.first(png, Format.PNG, "iCCP");
        if (chunk == null || Chunks.first(png, Format.PNG, "cICP") != null) {
            return null;
        }
        try {
            var profile = ICC_Profile.getInstance(inflated(chunk));
            var isOfGrey = profile.getColorSpaceType() == ColorSpace.TYPE_GRAY;
            // Of a picture in colours it would leave the red only.
            return isOfGrey && !isGrey(png) ? null : profile;
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            return null;
        }
    }

    private static boolean isGrey(byte[] png) {
        var header = Chunks.first(png, Format.PNG, "IHDR");
        return header != null && header.remaining() > TYPE && (header.get(TYPE) & COLOURED) == 0;
    }

    /** Its name, a zero, the method (0), and the profile packed. */
    private static byte[] inflated(ByteBuffer chunk) throws IOException {
        var content = new byte[chunk.remaining()];
        chunk.get(0, content);
        var zero = new String(content, ISO_8859_1).indexOf('\0');
        if (zero < 0) {
            throw new IOException("no name");
        }
        var packed = new ByteArrayInputStream(content, zero + 2, content.length - zero - 2);
        try (var unpacked = new InflaterInputStream(packed)) {
            var profile = unpacked.readNBytes(LARGEST_PROFILE + 1);
            if (profile.length > LARGEST_PROFILE) {
                throw new IOException("too large");
            }
            return profile;
        }
    }

    /** The power of light by which samples are stored, 0.45455 as a rule; 0 if it says nothing. */
    static double gamma(byte[] png) {
        var chunk = Chunks.first(png, Format.PNG, "gAMA");
        return chunk == null || chunk.remaining() < 4 ? 0 : Math.clamp(chunk.getInt(0) / 100_000.0, 0, 10);
    }

    /**
     * The grey that is see-through in a PNG of less than 8 bits (chunk tRNS), as a pixel; the JDK's reader leaves it out.
     *
     * @return 0 if there is none
     */
    static int transparentGrey(byte[] png) {
        var header = Chunks.first(png, Format.PNG, "IHDR");
        var chunk = Chunks.first(png, Format.PNG, "tRNS");
        if (header == null
                || chunk == null
                || chunk.remaining() < 2
                || header.get(8) >= 8
                || header.get(TYPE) != GREY) {
            return 0;
        }
        var most = (1 << header.get(8)) - 1;
        return 0xFF000000 | 0x010101 * ((chunk.getShort(0) & most) * 255 / most);
    }
}
