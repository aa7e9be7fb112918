package io.broadsheet.article.imaging;

import io.broadsheet.article.domain.Sentence;
import java.util.Arrays;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Tells half a picture from a whole one: decoders fill what is missing with grey and only warn. A JPEG of which nothing
 * but the end marker is missing is whole.
 */
final class EndOfFile implements IIOReadWarningListener {

    private static final int MOST_ZEROS = 1_024;

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

    /**
     * Whether a JPEG's end was never written: some programs make a file as long as it will be before they load what is in
     * it. Zeros behind the end of a picture are no harm.
     */
    static boolean isFilledUp(byte[] jpeg) {
        return zeros(jpeg) > MOST_ZEROS && !JpegScans.isEnded(jpeg);
    }

    private static int zeros(byte[] bytes) {
        var start = bytes.length;
        while (start > 0 && bytes[start - 1] == 0) {
            start--;
        }
        return bytes.length - start;
    }

    static NotAPicture cutOff() {
        return new NotAPicture(Sentence.FILE_CUT);
    }
}
