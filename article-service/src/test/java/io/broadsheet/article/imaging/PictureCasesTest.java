package io.broadsheet.article.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Pictures that came out wrong, as editors sent them ({@code src/test/resources/cases/images}). */
class PictureCasesTest {

    private static final ImageSettings USUAL =
            new ImageSettings(50_000_000, 16_000_000, 12_000_000, 1, DataSize.ofMegabytes(16));

    private final ImageProcessor processor = new ImageProcessor(USUAL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31-control-rgb.png",
                "31-gray8.png",
                "31-gray16.png",
                "31-gray.jpg",
                "31-gray-alpha8-opaque.png",
                "31-gray-alpha16-opaque.png",
                "31-gray-alpha8-half.png"
            })
    void greyStaysAsDark(String name) {
        var picture = largest(read(name));

        int[] expected = {0, 64, 128, 192, 255};
        for (var column = 0; column < 5; column++) {
            var seen = new Color(picture.getRGB(32 + 64 * column, 32));
            assertThat(seen.getRed()).isCloseTo(expected[column], within(4));
            assertThat(seen.getBlue()).isCloseTo(expected[column], within(4));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "32-swapped.png, 12, 221, 12",
        "32-swapped.jpg, 12, 221, 12",
        "32-wide.png, 219, 37, 49",
        "32-wide.jpg, 219, 37, 49",
        "32-control-no-profile.png, 220, 20, 20"
    })
    void coloursAreThoseOfTheProfile(String name, int red, int green, int blue) {
        assertThatColourIs(largest(read(name)), red, green, blue);
    }

    @Test
    void gammaOfAPngCounts() {
        var linear = withChunk(
                Samples.png(64, 64),
                "gAMA",
                ByteBuffer.allocate(4).putInt(100_000).array());
        var usual = withChunk(
                Samples.png(64, 64),
                "gAMA",
                ByteBuffer.allocate(4).putInt(45_455).array());
        var grey = withChunk(
                read("31-gray8.png"),
                "gAMA",
                ByteBuffer.allocate(4).putInt(100_000).array());

        assertThatColourIs(largest(linear).getSubimage(0, 0, 16, 16), 255, 0, 0);
        assertThatColourIs(largest(usual).getSubimage(0, 0, 16, 16), 255, 0, 0);
        // Half of the light is 188 in sRGB.
        assertThat(new Color(largest(grey).getRGB(160, 32)).getRed()).isCloseTo(188, within(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not packed", "icc\0\0not packed either", "icc"})
    void profileThatCannotBeReadIsNone(String content) {
        var broken = withChunk(read("32-control-no-profile.png"), "iCCP", content.getBytes(ISO_8859_1));

        assertThatColourIs(largest(broken), 220, 20, 20);
    }

    @Test
    void halfAPictureIsRefused() {
        var whole = read("35-whole.jpg");

        assertThat(processor.develop(whole, "h").picture().width()).isEqualTo(960);
        assertThat(processor
                        .develop(read("35-only-end-marker-missing.jpg"), "h")
                        .picture()
                        .width())
                .isEqualTo(960);
        assertThatIsCutOff(read("35-cut-at-60-percent.jpg"));
        assertThatIsCutOff(Arrays.copyOf(whole, whole.length - 300));
        var png = read("31-gray-alpha8-opaque.png");
        assertThatIsCutOff(Arrays.copyOf(png, png.length / 2));
    }

    private void assertThatIsCutOff(byte[] bytes) {
        assertThatExceptionOfType(NotAPicture.class)
                .isThrownBy(() -> processor.develop(bytes, "h"))
                .withMessageContaining("is cut off");
    }

    @ParameterizedTest
    @CsvSource({
        "HEIC, ftypheic",
        "HEIC, ftypmif1",
        "AVIF, ftypavif",
    })
    void otherFormatsAreNamed(String name, String brand) {
        assertThatExceptionOfType(NotAPicture.class)
                .isThrownBy(() -> processor.develop(("\0\0\0\30" + brand).getBytes(ISO_8859_1), "h"))
                .withMessageContaining(name)
                .withMessageContaining("must be a JPEG, PNG or WebP");
    }

    @Test
    void animationIsRefused() {
        var animated = withChunk(Samples.png(64, 64), "acTL", new byte[8]);

        assertThatExceptionOfType(NotAPicture.class)
                .isThrownBy(() -> processor.develop(animated, "h"))
                .withMessageContaining("animated");
    }

    /** One in two columns black, the others white: grey from afar, and black or white if pixels are left out. */
    @Test
    void noPixelOfATelephonesPictureIsLeftOut() {
        var rendered = processor.develop(Samples.stripedJpeg(4_032, 3_024), "h");

        assertThat(rendered.picture().width()).isEqualTo(1_920);
        var seen = new Color(decode(rendered.sizes().getLast()).getRGB(960, 720));
        assertThat(seen.getRed()).isBetween(100, 155);
    }

    @Test
    void stripsMakeTheSamePicture() {
        var strips = new ImageProcessor(new ImageSettings(50_000_000, 16_000_000, 150_000, 1, DataSize.ofMegabytes(1)));
        var rendered = strips.develop(Samples.jpeg(960, 640), "h");

        // More than are held: means of squares of three.
        assertThat(rendered.picture().width()).isEqualTo(320);
        var picture = decode(rendered.sizes().getLast());
        assertThatColourIs(picture.getSubimage(150, 50, 8, 8), 254, 0, 0);
        assertThatColourIs(picture.getSubimage(150, 160, 8, 8), 0, 0, 254);
    }

    private static void assertThatColourIs(BufferedImage picture, int red, int green, int blue) {
        var seen = new Color(picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2));
        assertThat(seen.getRed()).isCloseTo(red, within(8));
        assertThat(seen.getGreen()).isCloseTo(green, within(8));
        assertThat(seen.getBlue()).isCloseTo(blue, within(8));
    }

    private BufferedImage largest(byte[] bytes) {
        return decode(processor.develop(bytes, "h").sizes().getLast());
    }

    private static BufferedImage decode(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String name) {
        try (var file = PictureCasesTest.class.getResourceAsStream("/cases/images/" + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Behind the header, which is 33 bytes with the signature. */
    private static byte[] withChunk(byte[] png, String name, byte[] content) {
        var chunk = ByteBuffer.allocate(12 + content.length);
        chunk.putInt(content.length).put(name.getBytes(ISO_8859_1)).put(content);
        var crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + content.length);
        chunk.putInt((int) crc.getValue());
        return Samples.concat(Arrays.copyOf(png, 33), chunk.array(), Arrays.copyOfRange(png, 33, png.length));
    }
}
