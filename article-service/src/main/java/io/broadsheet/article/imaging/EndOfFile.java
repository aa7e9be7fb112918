package io.broadsheet.article.imaging;

import java.util.Arrays;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Tells half a picture from a whole one: decoders fill what is missing with grey and only warn. A JPEG of which nothing
 * but the end marker is missing is whole.
 */
final class EndOfFile implements IIOReadWarningListener {

    private boolean premature;

    /** With an end marker in any case: after that, only a cut within the data is a premature end. */
    static byte[] marked(byte[] bytes, Format format) {
        var end = bytes.length;
        if (format != Format.JPEG || end >= 2 && bytes[end - 2] == (byte) 0xFF && bytes[end - 1] == (byte) 0xD9) {
            return bytes;
        }
        var marked = Arrays.copyOf(bytes, end + 2);
        marked[end] = (byte) 0xFF;
        marked[end + 1] = (byte) 0xD9;
        return marked;
    }

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        premature |= warning.contains("premature end") || warning.contains("Premature end");
    }

    void requireWhole() {
        if (premature) {
            throw cutOff();
        }
    }

    static NotAPicture cutOff() {
        return new NotAPicture("is cut off: its end is missing. Send the whole file again.");
    }
}
