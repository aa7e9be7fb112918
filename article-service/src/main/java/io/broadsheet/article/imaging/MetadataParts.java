package io.broadsheet.article.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

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
 * @param box with Content Credentials (C2PA 2.2), a JUMBF superbox; whole, however large
 */
record MetadataParts(byte @Nullable [] xmp, byte @Nullable [] iptc, byte @Nullable [] exif, byte @Nullable [] box) {

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

    /** Of a superbox, up to where its description says what it is. */
    private static final int DESCRIBED = 24;

    static MetadataParts of(byte[] bytes, Format format) {
        var found = new Found(bytes.length);
        Chunks.walk(bytes, format, (name, content) -> {
            switch (format) {
                case JPEG -> found.jpeg(name, content);
                case PNG -> found.png(name, content);
                case WEBP -> found.webp(name, content);
            }
        });
        return new MetadataParts(found.xmp, found.iptc, found.exif, found.whole());
    }

    /** The Content Credentials, if they are small enough to be kept. */
    byte @Nullable [] manifest() {
        return box == null || box.length > LARGEST_MANIFEST ? null : box;
    }

    private static final class Found {
        private final int most;
        private byte @Nullable [] xmp;
        private byte @Nullable [] iptc;
        private byte @Nullable [] exif;
        private byte @Nullable [] box;
        private int boxNumber;
        private int filled;

        /** @param most bytes that there are of all */
        Found(int most) {
            this.most = most;
        }

        void jpeg(String marker, ByteBuffer content) {
            switch (marker) {
                case "e1" -> {
                    xmp = xmp == null ? after(content, XMP) : xmp;
                    exif = exif == null ? after(content, EXIF) : exif;
                }
                case "ed" -> iptc = iptc == null ? after(content, PHOTOSHOP) : iptc;
                case "eb" -> segment(content);
                default -> {
                    // Nothing that is kept.
                }
            }
        }

        /** There may be boxes of other kinds, each with a number; its segments come in their order. */
        private void segment(ByteBuffer content) {
            if (content.remaining() < JUMBF_HEAD + BOX_HEAD || content.get(0) != 'J' || content.get(1) != 'P') {
                return;
            }
            if (content.getInt(4) == 1) {
                begin(content, JUMBF_HEAD, content.getShort(2));
            } else if (box != null && filled < box.length && content.getShort(2) == boxNumber) {
                fill(box, content, JUMBF_HEAD + BOX_HEAD);
            }
        }

        /** Only if it is what it should be: a superbox whose description says c2pa. */
        private void begin(ByteBuffer content, int from, int number) {
            if (box == null
                    && content.remaining() - from >= DESCRIBED
                    && "jumb".equals(word(content, from + 4))
                    && "jumdc2pa".equals(word(content, from + 12) + word(content, from + 16))
                    && content.getInt(from) >= DESCRIBED
                    && content.getInt(from) <= most) {
                box = new byte[content.getInt(from)];
                boxNumber = number;
                fill(box, content, from);
            }
        }

        private void fill(byte[] box, ByteBuffer content, int from) {
            var length = content.remaining() - from;
            content.get(from, box, filled, Math.min(length, box.length - filled));
            filled += length;
        }

        void png(String name, ByteBuffer content) {
            switch (name) {
                case "iTXt" -> xmp = xmp == null ? after(content, PNG_XMP) : xmp;
                case "eXIf" -> exif = exif == null ? after(content, "") : exif;
                case "caBX" -> begin(content, 0, 0);
                default -> {
                    // Nothing that is kept.
                }
            }
        }

        void webp(String name, ByteBuffer content) {
            switch (name) {
                case "XMP " -> xmp = xmp == null ? after(content, "") : xmp;
                case "EXIF" -> exif = exif == null ? withoutPrefix(content) : exif;
                case "C2PA" -> begin(content.duplicate(), 0, 0);
                default -> {
                    // Nothing that is kept.
                }
            }
        }

        private static byte @Nullable [] withoutPrefix(ByteBuffer content) {
            var exif = after(content, EXIF);
            return exif == null ? after(content, "") : exif;
        }

        byte @Nullable [] whole() {
            return box == null || filled != box.length ? null : box;
        }

        private static String word(ByteBuffer content, int at) {
            var bytes = new byte[4];
            content.get(at, bytes);
            return new String(bytes, ISO_8859_1);
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
