package io.broadsheet.article.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.broadsheet.article.domain.Sentence;

/** What a JPEG says of its scans and of the components in them, from its first marker to the one that ends it. */
final class JpegScans {

    private static final int MOST = 64;
    /** Where a frame's segment has the number of components. */
    private static final int COMPONENTS = 5;

    private static final int NO_END = -1;

    private JpegScans() {}

    /** @throws NotAPicture if there are too many scans, or colours of which nothing says what they are */
    static void check(byte[] bytes) {
        requireKnownColours(bytes);
        var scans = new int[1];
        walk(bytes, scans);
        if (scans[0] > MOST) {
            // Each costs a pass over the whole picture.
            throw new NotAPicture(Sentence.FILE_SCANS, MOST);
        }
    }

    /** Whether it is ended by its marker: telephones keep films and other pictures behind it. */
    static boolean isEnded(byte[] bytes) {
        return walk(bytes, new int[1]) != NO_END;
    }

    /** @return where the end marker is that follows the first scan */
    private static int walk(byte[] bytes, int[] scans) {
        var at = 2;
        while (at + 1 < bytes.length) {
            var marker = bytes[at + 1] & 0xFF;
            if (bytes[at] != (byte) 0xFF || marker == 0xFF) {
                at++;
            } else if (marker == 0xD9 && scans[0] > 0) {
                return at;
            } else if (standsAlone(marker)) {
                at += 2;
            } else if (at + 3 < bytes.length) {
                scans[0] += marker == 0xDA ? 1 : 0;
                // Thumbnails within a segment have scans of their own.
                at += 2 + Math.max(2, (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF);
            } else {
                return NO_END;
            }
        }
        return NO_END;
    }

    /** Without a length: what stands for a byte FF in packed data, restarts, start and end. */
    private static boolean standsAlone(int marker) {
        return marker <= 0x01 || marker >= 0xD0 && marker <= 0xD9;
    }

    private static void requireKnownColours(byte[] bytes) {
        Chunks.walk(bytes, Format.JPEG, (name, content) -> {
            if (Inspection.isFrame(name) && content.remaining() > COMPONENTS) {
                var components = content.get(COMPONENTS) & 0xFF;
                // Decoders take a second and a fourth one for transparency, which no JPEG has.
                if (components != 1 && components != 3 && !(components == 4 && hasAdobeMarker(bytes))) {
                    throw new NotAPicture(Sentence.FILE_COLOURS, components);
                }
            }
        });
    }

    private static boolean hasAdobeMarker(byte[] bytes) {
        var segment = Chunks.first(bytes, Format.JPEG, "ee");
        if (segment == null || segment.remaining() < 12) {
            return false;
        }
        var name = new byte[5];
        segment.get(0, name);
        return new String(name, ISO_8859_1).equals("Adobe");
    }
}
