package io.broadsheet.article.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

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
        throw new NotAPicture("must be a JPEG, PNG or WebP picture");
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
