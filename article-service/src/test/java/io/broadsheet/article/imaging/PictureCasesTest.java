package io.broadsheet.article.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
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

    /** Display P3 by code points, and by chromaticities; what is nothing new or cannot be, changes nothing. */
    @ParameterizedTest
    @CsvSource({
        "cICP, 0C0D0001, 240, 0, 0",
        "cHRM, 00007A26 00008084 000109A0 00007D00 0000678400010D8800003A9800001770, 240, 0, 0",
        "cHRM, 00007A26 00008084 0000FA00 000080E8 00007530 0000EA60 00003A98 00001770, 220, 20, 20",
        "cHRM, 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000, 220, 20, 20",
        "cICP, 02020001, 220, 20, 20",
        "cICP, 01, 220, 20, 20",
    })
    void coloursOfAPngAreThoseThatItNames(String chunk, String content, int red, int green, int blue) {
        var named = withChunk(
                read("32-control-no-profile.png"), chunk, HexFormat.of().parseHex(content.replace(" ", "")));

        assertThatColourIs(largest(named), red, green, blue);
    }

    @Test
    void brightnessOfAPngIsThatWhichItNames() {
        var perceptual = largest(withChunk(read("31-gray8.png"), "cICP", new byte[] {1, 16, 0, 1}));

        assertThat(new Color(perceptual.getRGB(96, 32)).getRed()).isCloseTo(44, within(8));
        assertThat(new Color(perceptual.getRGB(224, 32)).getRed()).isEqualTo(255);
    }

    @Test
    void profileOfGreyLeavesColoursAsTheyAre() throws IOException {
        var profile = new ByteArrayOutputStream();
        profile.writeBytes("grey\0\0".getBytes(ISO_8859_1));
        try (var packed = new DeflaterOutputStream(profile)) {
            packed.write(ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData());
        }

        assertThatColourIs(
                largest(withChunk(read("32-control-no-profile.png"), "iCCP", profile.toByteArray())), 220, 20, 20);
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

    @ParameterizedTest
    @ValueSource(strings = {"lossy.webp", "lossless.webp"})
    void halfAWebpIsRefused(String name) throws IOException {
        byte[] whole;
        try (var file = PictureCasesTest.class.getResourceAsStream(name)) {
            whole = file.readAllBytes();
        }

        assertThatIsCutOff(Arrays.copyOf(whole, whole.length * 6 / 10));
        assertThatIsCutOff(Arrays.copyOf(whole, whole.length - 4));
        assertThat(processor
                        .develop(Samples.concat(whole, new byte[100]), "h")
                        .picture()
                        .width())
                .isEqualTo(600);
    }

    @Test
    void whatTelephonesKeepBehindAPictureIsNoPartOfIt() {
        var film = new byte[6_500_000];
        new Random(1).nextBytes(film);

        var rendered = processor.develop(Samples.concat(read("35-whole.jpg"), film), "h");

        assertThat(rendered.picture().width()).isEqualTo(960);
    }

    @Test
    void thumbnailsWithinASegmentAreNoScansAndTooManyScansAreRefused() {
        var whole = Samples.jpeg(64, 64);
        var scan = new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 2, 1};
        var scans = Collections.nCopies(65, scan).toArray(byte[][]::new);
        var thumbnails = Samples.concat(scans);
        var header = new byte[] {
            (byte) 0xFF, (byte) 0xE5, (byte) (thumbnails.length + 2 >> 8), (byte) (thumbnails.length + 2)
        };
        var start = Arrays.copyOf(whole, 2);
        var rest = Arrays.copyOfRange(whole, 2, whole.length);
        var end = Arrays.copyOf(whole, whole.length - 2);

        assertThat(processor
                        .develop(Samples.concat(start, header, thumbnails, rest), "h")
                        .picture()
                        .width())
                .isEqualTo(64);
        assertThatExceptionOfType(NotAPicture.class)
                .isThrownBy(() -> processor.develop(Samples.concat(end, thumbnails), "h"))
                .withMessageContaining("more than 64 scans");
    }

    @Test
    void aPictureOfWhichTheEndIsZerosIsCutOff() {
        var whole = read("35-whole.jpg");
        var png = Samples.png(640, 640);

        assertThatIsCutOff(lastHalfZeros(whole));
        assertThatIsCutOff(Samples.concat(Arrays.copyOf(whole, whole.length - 300), new byte[1_100]));
        assertThatIsCutOff(lastHalfZeros(png));
        // Cameras fill up the last sector of their cards.
        assertThat(processor
                        .develop(Samples.concat(whole, new byte[4_096]), "h")
                        .picture()
                        .width())
                .isEqualTo(960);
    }

    private static byte[] lastHalfZeros(byte[] whole) {
        return Arrays.copyOf(Arrays.copyOf(whole, whole.length / 2), whole.length);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void componentsOfAJpegAreNeverTransparency(int components) {
        var unexplained = Samples.jpegOf(components, 255, 0, 0, 255);

        assertThatExceptionOfType(NotAPicture.class)
                .isThrownBy(() -> processor.develop(unexplained, "h"))
                .withMessageContaining(components + " colour components");
    }

    /** By whom it says how they are meant: inverted, as Adobe writes them. */
    @Test
    void cmykWithAdobesMarkerKeepsItsColours() {
        var red = Samples.jpegOf(4, 255, 0, 0, 255);
        var adobe =
                Samples.concat(new byte[] {(byte) 0xFF, (byte) 0xEE, 0, 14}, "Adobe".getBytes(ISO_8859_1), new byte[] {
                    0, 100, 0, 0, 0, 0, 0
                });

        var rendered = processor.develop(
                Samples.concat(Arrays.copyOf(red, 2), adobe, Arrays.copyOfRange(red, 2, red.length)), "h");

        assertThat(rendered.picture().extension()).isEqualTo("jpg");
        var seen = new Color(decode(rendered.sizes().getLast()).getRGB(32, 32));
        assertThat(seen.getRed()).isGreaterThan(200);
        assertThat(seen.getBlue()).isLessThan(80);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16})
    void greyWithATransparentValueKeepsIt(int bits) {
        var picture = processor.develop(Samples.greyPng(bits), "h");

        assertThat(picture.picture().extension()).isEqualTo("png");
        var seen = decode(picture.sizes().getLast());
        assertThat(seen.getRGB(4, 4) >>> 24).isZero();
        assertThat(seen.getRGB(60, 60)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void avifIsNamedByItsOtherBrandsToo() {
        assertThatExceptionOfType(NotAPicture.class)
                .isThrownBy(() -> processor.develop("\0\0\0\34ftypmif1\0\0\0\0mif1miafavif".getBytes(ISO_8859_1), "h"))
                .withMessageContaining("is an AVIF picture");
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
        return Samples.concat(
                Arrays.copyOf(png, 33), Samples.chunk(name, content), Arrays.copyOfRange(png, 33, png.length));
    }
}
