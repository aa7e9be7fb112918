package io.broadsheet.article.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;

/** Pictures to upload, good and bad. */
public final class Samples {

    /** What must never be found in what is served. */
    public static final String SECRET = "59.9139N 10.7522E";

    private Samples() {}

    /** Red above, blue below. */
    public static byte[] jpeg(int width, int height) {
        return encode(picture(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    /** The same, green in its upper left quarter, and with something shining through. */
    public static byte[] transparentPng(int width, int height) {
        var picture = picture(width, height, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, 0x00000000);
        return encode(picture, "png");
    }

    public static byte[] png(int width, int height) {
        return encode(picture(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    /** Columns of one pixel, black and white in turn. */
    static byte[] stripedJpeg(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        var row = new int[width];
        for (var x = 0; x < width; x += 2) {
            row[x] = 255;
        }
        for (var y = 0; y < height; y++) {
            picture.getRaster().setPixels(0, y, width, 1, row);
        }
        return encode(picture, "jpeg");
    }

    /** A JPEG of 64 x 64 in one colour, with nothing that says what its components are. */
    static byte[] jpegOf(int components, int... samples) {
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 64, components, null);
        for (var at = 0; at < 64 * 64; at++) {
            raster.setPixel(at % 64, at / 64, samples);
        }
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(new IIOImage(raster, null, null));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** A grey PNG of 64 x 64: above a dark grey (if there is one) which is to be seen through, and white below. */
    static byte[] greyPng(int bits) {
        var most = (1 << bits) - 1;
        var dark = most / 3;
        var rows = ByteBuffer.allocate(64 * (1 + 8 * bits));
        for (var y = 0; y < 64; y++) {
            var row = new byte[8 * bits];
            Arrays.fill(row, (byte) (y < 32 ? 0x55 * Integer.signum(dark) : 0xFF));
            rows.put((byte) 0).put(row);
        }
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(rows.array());
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        var header = ByteBuffer.allocate(13).putInt(64).putInt(64).put((byte) bits);
        return concat(
                "\u0089PNG\r\n\u001A\n".getBytes(ISO_8859_1),
                chunk("IHDR", header.array()),
                chunk("tRNS", (byte) (dark >> 8), (byte) dark),
                chunk("IDAT", packed.toByteArray()),
                chunk("IEND"));
    }

    static byte[] chunk(String name, byte... content) {
        var chunk = ByteBuffer.allocate(12 + content.length);
        chunk.putInt(content.length).put(name.getBytes(ISO_8859_1)).put(content);
        var crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + content.length);
        return chunk.putInt((int) crc.getValue()).array();
    }

    private static BufferedImage picture(int width, int height, int type) {
        var picture = new BufferedImage(width, height, type);
        var canvas = picture.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width, height / 2);
        canvas.setColor(Color.BLUE);
        canvas.fillRect(0, height / 2, width, height - height / 2);
        canvas.dispose();
        return picture;
    }

    private static byte[] encode(BufferedImage picture, String format) {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, format, bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** A JPEG with an Exif segment: how the camera was held, and where it was. */
    public static byte[] withExif(byte[] jpeg, int orientation) {
        var tiff = ByteBuffer.allocate(8 + 2 + 12 + 4);
        tiff.put("MM\0*".getBytes(ISO_8859_1)).putInt(8);
        tiff.putShort((short) 1);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        var content = concat("Exif\0\0".getBytes(ISO_8859_1), tiff.array(), SECRET.getBytes(UTF_8));
        var header = ByteBuffer.allocate(4)
                .put((byte) 0xFF)
                .put((byte) 0xE1)
                .putShort((short) (content.length + 2))
                .array();
        return concat(Arrays.copyOf(jpeg, 2), header, content, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** A PNG that says it is of that size, and is a few bytes. */
    public static byte[] pngBomb(int width, int height) {
        var small = png(1, 1);
        ByteBuffer.wrap(small).putInt(16, width).putInt(20, height);
        var crc = new CRC32();
        crc.update(small, 12, 17);
        ByteBuffer.wrap(small).putInt(29, (int) crc.getValue());
        return small;
    }

    /** A WebP whose header says 10 x 10, and whose frame says much more. */
    public static byte[] lyingWebp() {
        var file = ByteBuffer.allocate(12 + 18 + 18).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(ISO_8859_1)).putInt(40).put("WEBPVP8X".getBytes(ISO_8859_1));
        file.putInt(10).putInt(0).put(new byte[] {9, 0, 0, 9, 0, 0});
        file.put("VP8 ".getBytes(ISO_8859_1)).putInt(10).put(new byte[] {0x10, 0, 0, (byte) 0x9D, 1, 0x2A});
        file.putShort((short) 16_383).putShort((short) 16_383);
        return file.array();
    }

    static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
