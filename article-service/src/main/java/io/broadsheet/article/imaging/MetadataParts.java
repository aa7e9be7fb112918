package io.broadsheet.article.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a file that say something of its picture, as far as they are of a usual size. Packed ones are passed over:
 * a few bytes of them can fill any memory.
 *
 * @param xmp a packet (ISO 16684-1)
 * @param iptc Photoshop's resources, among which IPTC's lie
 * @param exif a TIFF header and its directories
 * @param manifest Content Credentials (C2PA 2.2), a JUMBF superbox
 */
record MetadataParts(
        byte @Nullable [] xmp, byte @Nullable [] iptc, byte @Nullable [] exif, byte @Nullable [] manifest) {

    private static final int LARGEST = 256 * 1024;
    private static final int LARGEST_MANIFEST = 4 << 20;

    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
    private static final String EXIF = "Exif\0\0";
    private static final String PHOTOSHOP = "Photoshop 3.0\0";
    /** Keyword, not packed, neither language nor translated keyword. */
    private static final String PNG_XMP = "XML:com.adobe.xmp\0\0\0\0\0";

    /** Of a JUMBF segment, before its box: {@code JP}, the box's number and the segment's. */
    private static final int JUMBF_HEAD = 8;
    /** Length and type of a box, which every segment of it repeats. */
    private static final int BOX_HEAD = 8;

    static MetadataParts of(byte[] bytes, Format format) {
        var found = new Found();
        Chunks.walk(bytes, format, (name, content) -> {
            switch (format) {
                case JPEG -> found.jpeg(name, content);
                case PNG -> found.png(name, content);
                case WEBP -> found.webp(name, content);
            }
        });
        return new MetadataParts(found.xmp, found.iptc, found.exif, found.manifest());
    }

    private static final class Found {
        private byte @Nullable [] xmp;
        private byte @Nullable [] iptc;
        private byte @Nullable [] exif;
        private final ByteArrayOutputStream boxes = new ByteArrayOutputStream();

        void jpeg(String marker, ByteBuffer content) {
            switch (marker) {
                case "e1" -> {
                    xmp = xmp == null ? after(content, XMP) : xmp;
                    exif = exif == null ? after(content, EXIF) : exif;
                }
                case "ed" -> iptc = iptc == null ? after(content, PHOTOSHOP) : iptc;
                case "eb" -> box(content);
                default -> {
                    // Nothing that is kept.
                }
            }
        }

        private void box(ByteBuffer content) {
            if (content.remaining() < JUMBF_HEAD + BOX_HEAD || content.get(0) != 'J' || content.get(1) != 'P') {
                return;
            }
            var isFirst = content.getInt(4) == 1;
            add(content, isFirst ? JUMBF_HEAD : JUMBF_HEAD + BOX_HEAD);
        }

        void png(String name, ByteBuffer content) {
            switch (name) {
                case "iTXt" -> xmp = xmp == null ? after(content, PNG_XMP) : xmp;
                case "eXIf" -> exif = exif == null ? after(content, "") : exif;
                case "caBX" -> add(content, 0);
                default -> {
                    // Nothing that is kept.
                }
            }
        }

        void webp(String name, ByteBuffer content) {
            switch (name) {
                case "XMP " -> xmp = xmp == null ? after(content, "") : xmp;
                case "EXIF" -> exif = exif == null ? withoutPrefix(content) : exif;
                case "C2PA" -> add(content, 0);
                default -> {
                    // Nothing that is kept.
                }
            }
        }

        private static byte @Nullable [] withoutPrefix(ByteBuffer content) {
            var exif = after(content, EXIF);
            return exif == null ? after(content, "") : exif;
        }

        private void add(ByteBuffer content, int from) {
            if (boxes.size() + content.remaining() <= LARGEST_MANIFEST) {
                var bytes = new byte[content.remaining() - from];
                content.get(from, bytes);
                boxes.writeBytes(bytes);
            }
        }

        /** Only whole, and only if it is what it should be: a superbox whose description says c2pa. */
        byte @Nullable [] manifest() {
            var bytes = boxes.toByteArray();
            if (bytes.length < 24) {
                return null;
            }
            var isWhole = ByteBuffer.wrap(bytes).getInt(0) == bytes.length;
            return isWhole && "jumb".equals(word(bytes, 4)) && "jumdc2pa".equals(word(bytes, 12) + word(bytes, 16))
                    ? bytes
                    : null;
        }

        private static String word(byte[] bytes, int at) {
            return new String(bytes, at, 4, ISO_8859_1);
        }

        private static byte @Nullable [] after(ByteBuffer content, String prefix) {
            var expected = prefix.getBytes(UTF_8);
            if (content.remaining() < expected.length || content.remaining() > LARGEST) {
                return null;
            }
            var bytes = new byte[content.remaining()];
            content.get(0, bytes);
            for (var i = 0; i < expected.length; i++) {
                if (bytes[i] != expected[i]) {
                    return null;
                }
            }
            return Arrays.copyOfRange(bytes, expected.length, bytes.length);
        }
    }
}
