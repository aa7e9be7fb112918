package io.broadsheet.article.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.broadsheet.article.domain.Picture;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

class ImageProcessorTest {

    private static final ImageSettings USUAL =
            new ImageSettings(50_000_000, 16_000_000, 12_000_000, 1, DataSize.ofMegabytes(16));

    private final ImageProcessor processor = new ImageProcessor(USUAL);

    @Test
    void makesSizesUpToTheOriginalAndNoneLarger() throws IOException {
        var rendered = processor.develop(Samples.jpeg(1_000, 500), "h");

        assertThat(rendered.picture()).isEqualTo(new Picture("h", "jpg", 1_000, 500));
        assertThat(rendered.picture().sizes()).extracting(Picture.Size::width).containsExactly(320, 640, 960, 1_000);
        for (var i = 0; i < 4; i++) {
            var size = rendered.picture().sizes().get(i);
            var picture = decode(rendered.sizes().get(i));
            assertThat(picture.getWidth()).isEqualTo(size.width());
            assertThat(picture.getHeight()).isEqualTo(size.height());
            assertThat(isNear(picture, picture.getWidth() / 2, 5, Color.RED)).isTrue();
            assertThat(isNear(picture, picture.getWidth() / 2, picture.getHeight() - 5, Color.BLUE))
                    .isTrue();
        }
    }

    @Test
    void widestSizeIs1920() {
        assertThat(processor.develop(Samples.jpeg(4_000, 3_000), "h").picture())
                .isEqualTo(new Picture("h", "jpg", 1_920, 1_440));
    }

    @Test
    void readsOnlySoManyPixelsIntoMemory() {
        var small =
                new ImageProcessor(new ImageSettings(50_000_000, 16_000_000, 1_000_000, 1, DataSize.ofMegabytes(16)));

        // 12 megapixels: the means of squares of four.
        assertThat(small.develop(Samples.jpeg(4_000, 3_000), "h").picture().width())
                .isEqualTo(1_000);
    }

    @Test
    void keepsPngOnlyWhereSomethingShinesThrough() throws IOException {
        var transparent = processor.develop(Samples.transparentPng(400, 300), "h");
        var opaque = processor.develop(Samples.png(400, 300), "h");

        assertThat(transparent.picture().extension()).isEqualTo("png");
        assertThat(Format.of(transparent.sizes().getFirst())).isEqualTo(Format.PNG);
        assertThat(decode(transparent.sizes().getLast()).getRGB(0, 0) >>> 24).isZero();
        assertThat(opaque.picture().extension()).isEqualTo("jpg");
        assertThat(Format.of(opaque.sizes().getFirst())).isEqualTo(Format.JPEG);
    }

    /** Where the red half of the picture is, once it is seen upright. */
    @ParameterizedTest
    @CsvSource({
        "1, 600, 400, 300, 5", "2, 600, 400, 300, 5", "3, 600, 400, 300, 395", "4, 600, 400, 300, 395",
        "5, 400, 600, 5, 300", "6, 400, 600, 395, 300", "7, 400, 600, 395, 300", "8, 400, 600, 5, 300"
    })
    void turnsThePictureUprightAndLeavesTheMetadataBehind(int orientation, int width, int height, int x, int y)
            throws IOException {
        var rendered = processor.develop(Samples.withExif(Samples.jpeg(600, 400), orientation), "h");

        var picture = decode(rendered.sizes().getLast());
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
        assertThat(isNear(picture, x, y, Color.RED)).isTrue();
        assertThat(isNear(picture, width - 1 - x, height - 1 - y, Color.BLUE)).isTrue();
        for (var size : rendered.sizes()) {
            assertThat(new String(size, ISO_8859_1))
                    .doesNotContain(Samples.SECRET)
                    .doesNotContain("Exif");
        }
    }

    /** As some scanners write it. */
    @Test
    void turnsThePictureUprightByALongNumberToo() throws IOException {
        var jpeg = Samples.withExif(Samples.jpeg(600, 400), 6);
        var type = new String(jpeg, ISO_8859_1).indexOf("\u0001\u0012\u0000\u0003") + 3;
        jpeg[type] = 4;
        // The number is the last of its four bytes then.
        jpeg[type + 6] = 0;
        jpeg[type + 8] = 6;

        assertThat(processor.develop(jpeg, "h").picture().height()).isEqualTo(600);
    }

    @Test
    void readsWebp() throws IOException {
        for (var name : new String[] {"lossy.webp", "lossless.webp"}) {
            var bytes = ImageProcessorTest.class.getResourceAsStream(name).readAllBytes();
            var rendered = processor.develop(bytes, "h");
            assertThat(rendered.picture().width()).as(name).isEqualTo(600);
            assertThat(rendered.picture().height()).as(name).isEqualTo(400);
            assertThat(isNear(decode(rendered.sizes().getLast()), 300, 5, Color.RED))
                    .as(name)
                    .isTrue();
        }
    }

    static Stream<Arguments> refused() {
        var jpeg = Samples.jpeg(600, 400);
        return Stream.of(
                arguments("JPEG, PNG or WebP", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8)),
                arguments("JPEG, PNG or WebP", "GIF89a\1\0\1\0".getBytes(ISO_8859_1)),
                arguments("JPEG, PNG or WebP", new byte[0]),
                arguments("50 megapixels", Samples.pngBomb(100_000, 100_000)),
                arguments("50 megapixels", Samples.pngBomb(8_000, 8_000)),
                arguments("50 megapixels", Samples.pngBomb(40_000, 1)),
                arguments("cannot be read", Samples.pngBomb(-1, -1)),
                arguments("16 megapixels", Samples.lyingWebp()),
                arguments("cannot be read", Arrays.copyOf(jpeg, 200)),
                arguments("cannot be read", Samples.pngBomb(600, 400)));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String reason, byte[] bytes) {
        assertThatExceptionOfType(NotAPicture.class)
                .isThrownBy(() -> processor.develop(bytes, "h"))
                .withMessageContaining(reason);
    }

    private static BufferedImage decode(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    private static boolean isNear(BufferedImage picture, int x, int y, Color expected) {
        var seen = new Color(picture.getRGB(x, y));
        return Math.abs(seen.getRed() - expected.getRed()) < 40
                && Math.abs(seen.getGreen() - expected.getGreen()) < 40
                && Math.abs(seen.getBlue() - expected.getBlue()) < 40;
    }
}
