package io.broadsheet.article.imaging;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;
import org.jspecify.annotations.Nullable;

/** Makes sRGB of a picture's samples, by the profile or the gamma that it comes with; without either they are sRGB. */
final class Colours {

    private static final ICC_Profile SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB);

    private Colours() {}

    /** Changes the samples in place. A profile that cannot be read counts as none, as in browsers. */
    static void toSrgb(BufferedImage samples, byte[] bytes, Format format, ColorSpace decoded) {
        var profile = format == Format.PNG ? PngColours.profile(bytes) : ofDecoder(decoded);
        if (profile != null) {
            try {
                convert(samples, profile);
            } catch (CMMException | IllegalArgumentException unusable) {
                // As if it had none.
            }
        } else if (format == Format.PNG && CodedColours.of(bytes) instanceof CodedColours coded) {
            coded.toSrgb(pixels(samples));
        }
    }

    private static int[] pixels(BufferedImage samples) {
        return ((DataBufferInt) samples.getRaster().getDataBuffer()).getData();
    }

    /** Not Java's own grey: that is what a grey picture without a profile is given. */
    private static @Nullable ICC_Profile ofDecoder(ColorSpace decoded) {
        return decoded instanceof ICC_ColorSpace profiled
                        && !decoded.isCS_sRGB()
                        && !decoded.equals(ColorSpace.getInstance(ColorSpace.CS_GRAY))
                ? profiled.getProfile()
                : null;
    }

    private static void convert(BufferedImage samples, ICC_Profile profile) {
        var channels = profile.getNumComponents();
        var isGrey = profile.getColorSpaceType() == ColorSpace.TYPE_GRAY;
        if (!isGrey && profile.getColorSpaceType() != ColorSpace.TYPE_RGB) {
            return;
        }
        var conversion = new ColorConvertOp(new ICC_Profile[] {profile, SRGB}, null);
        var pixels = pixels(samples);
        var width = samples.getWidth();
        var from = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, 1, channels, null);
        var to = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, 1, 3, null);
        var before = new int[width * channels];
        var after = new int[width * 3];
        for (var y = 0; y < samples.getHeight(); y++) {
            for (var x = 0; x < width; x++) {
                var pixel = pixels[y * width + x];
                for (var channel = 0; channel < channels; channel++) {
                    before[x * channels + channel] = pixel >> 16 - 8 * channel & 0xFF;
                }
            }
            from.setPixels(0, 0, width, 1, before);
            conversion.filter(from, to);
            to.getPixels(0, 0, width, 1, after);
            for (var x = 0; x < width; x++) {
                pixels[y * width + x] = pixels[y * width + x] & 0xFF000000
                        | after[3 * x] << 16
                        | after[3 * x + 1] << 8
                        | after[3 * x + 2];
            }
        }
    }
}
