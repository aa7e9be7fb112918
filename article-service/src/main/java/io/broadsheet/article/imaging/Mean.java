package io.broadsheet.article.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.util.Arrays;

/** Fills a picture with the means of squares of another's samples, which come in strips of whole squares. */
final class Mean {

    private final int[] target;
    private final int width;
    private final int factor;
    private final int transparent;
    /** Alpha, red, green, blue and the number of samples of each square in a row; colours weigh as much as is seen. */
    private final long[] sums;

    /** @param transparent a pixel that is to be seen through wherever it stands; 0 for none */
    Mean(BufferedImage picture, int factor, int transparent) {
        this.target = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        this.width = picture.getWidth();
        this.factor = factor;
        this.transparent = transparent;
        this.sums = new long[5 * width];
    }

    /** @param top row of the whole picture at which the strip begins */
    void add(BufferedImage strip, int top) {
        var row = new int[strip.getWidth()];
        for (var y = 0; y < strip.getHeight(); y++) {
            read(strip, y, row);
            if (transparent != 0) {
                Arrays.setAll(row, x -> row[x] == transparent ? 0 : row[x]);
            }
            var to = (top + y) / factor;
            if (factor == 1) {
                System.arraycopy(row, 0, target, to * width, width);
                continue;
            }
            sum(row);
            if ((top + y + 1) % factor == 0 || y == strip.getHeight() - 1) {
                write(to);
            }
        }
    }

    private void sum(int[] row) {
        for (var x = 0; x < row.length; x++) {
            var at = 5 * (x / factor);
            var pixel = row[x];
            var alpha = pixel >>> 24;
            sums[at] += alpha;
            sums[at + 1] += (long) alpha * (pixel >> 16 & 0xFF);
            sums[at + 2] += (long) alpha * (pixel >> 8 & 0xFF);
            sums[at + 3] += (long) alpha * (pixel & 0xFF);
            sums[at + 4]++;
        }
    }

    private void write(int to) {
        for (var x = 0; x < width; x++) {
            var at = 5 * x;
            var alpha = sums[at];
            target[to * width + x] = alpha == 0
                    ? 0
                    : rounded(alpha, sums[at + 4]) << 24
                            | rounded(sums[at + 1], alpha) << 16
                            | rounded(sums[at + 2], alpha) << 8
                            | rounded(sums[at + 3], alpha);
        }
        Arrays.fill(sums, 0);
    }

    private static int rounded(long sum, long count) {
        return (int) ((sum + count / 2) / count);
    }

    /** As the samples are stored: to Java, grey is linear and would come out lighter. */
    private static void read(BufferedImage strip, int y, int[] row) {
        var colours = strip.getColorModel();
        var bands = strip.getRaster().getNumBands();
        var isAsStored = !(colours instanceof IndexColorModel) && (bands < 4 || bands == 4 && colours.hasAlpha());
        if (!isAsStored) {
            strip.getRGB(0, y, row.length, 1, row, 0, row.length);
            return;
        }
        var samples = strip.getRaster().getPixels(0, y, row.length, 1, (int[]) null);
        var most = (1 << colours.getComponentSize(0)) - 1;
        var isGrey = bands < 3;
        for (var x = 0; x < row.length; x++) {
            var at = x * bands;
            var first = samples[at] * 255 / most;
            var alpha = colours.hasAlpha() ? samples[at + bands - 1] * 255 / most : 0xFF;
            row[x] = alpha << 24
                    | first << 16
                    | (isGrey ? first : samples[at + 1] * 255 / most) << 8
                    | (isGrey ? first : samples[at + 2] * 255 / most);
        }
    }
}
