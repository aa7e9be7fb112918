package io.broadsheet.article.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.broadsheet.article.domain.Sentence;
import java.util.List;
import java.util.stream.Stream;

/** The formats taken, told by the first bytes: what a file is called says nothing. */
enum Format {
    JPEG,
    PNG,
    WEBP;

    /** @throws NotAPicture if it is none of them */
    static Format of(byte[] bytes) {
        if (begins(bytes, 0, "\u00FF\u00D8\u00FF")) {
            return JPEG;
        } else if (begins(bytes, 0, "\u0089PNG\r\n\u001A\n")) {
            return PNG;
        } else if (begins(bytes, 0, "RIFF") && begins(bytes, 8, "WEBP")) {
            return WEBP;
        }
        throw Stream.of(Other.values())
                .filter(format -> format.isOf(bytes))
                .findFirst()
                .map(format -> new NotAPicture(Sentence.FILE_OTHER, format.called))
                .orElseGet(() -> new NotAPicture(Sentence.FILE_FORMAT));
    }

    /** Formats that editors have and that are not taken. */
    private enum Other {
        AVIF("an AVIF picture", 4, "ftypavi"),
        HEIC("an HEIC picture, as telephones take them", 4, "ftyphei", "ftyphev", "ftypmif1", "ftypmsf1"),
        GIF("a GIF picture", 0, "GIF8"),
        TIFF("a TIFF picture or a camera's raw data", 0, "II*\0", "MM\0*"),
        PSD("a Photoshop file", 0, "8BPS"),
        JXL("a JPEG XL picture", 0, "\u00FF\n", "\0\0\0\fJXL "),
        SVG("an SVG drawing", 0, "<svg", "<?xml"),
        PDF("a PDF document", 0, "%PDF"),
        BMP("a BMP picture", 0, "BM"),
        JPEG_2000("a JPEG 2000 picture", 4, "jP  "),
        POSTSCRIPT("a PostScript file", 0, "%!PS"),
        FILM("a film", 4, "ftypmp4", "ftypiso", "ftypqt", "ftypM4V", "ftyp3g");

        private static final int FIRST_OTHER_BRAND = 16;

        private final String called;
        private final int at;
        private final List<String> signs;

        Other(String called, int at, String... signs) {
            this.called = called;
            this.at = at;
            this.signs = List.of(signs);
        }

        private boolean isOf(byte[] bytes) {
            return signs.stream().anyMatch(sign -> begins(bytes, at, sign)) || this == AVIF && isAlsoAvif(bytes);
        }

        /** By the other brands behind the first one, which may be that of all pictures of this family. */
        private static boolean isAlsoAvif(byte[] bytes) {
            var end = begins(bytes, 4, "ftyp") && bytes[0] == 0 && bytes[1] == 0
                    ? Math.min(bytes.length, (bytes[2] & 0xFF) << 8 | bytes[3] & 0xFF)
                    : 0;
            for (var brand = FIRST_OTHER_BRAND; brand + 4 <= end; brand += 4) {
                if (begins(bytes, brand, "avi")) {
                    return true;
                }
            }
            return false;
        }
    }

    static boolean begins(byte[] bytes, int at, String sign) {
        var expected = sign.getBytes(ISO_8859_1);
        if (bytes.length < at + expected.length) {
            return false;
        }
        for (var i = 0; i < expected.length; i++) {
            if (bytes[at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
