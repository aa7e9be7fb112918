package io.broadsheet.article.imaging;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Makes pictures smaller, in sRGB. */
final class Scaling {

    private Scaling() {}

    /** At most halved at a time, so that every pixel counts. */
    static BufferedImage scale(BufferedImage picture, int width, int height, boolean transparent) {
        var current = picture;
        while (current.getWidth() > 2 * width && current.getHeight() > 2 * height) {
            current = draw(current, (current.getWidth() + 1) / 2, (current.getHeight() + 1) / 2, transparent);
        }
        return current.getWidth() == width && current.getHeight() == height && current.getType() == type(transparent)
                ? current
                : draw(current, width, height, transparent);
    }

    private static BufferedImage draw(BufferedImage picture, int width, int height, boolean transparent) {
        var drawn = new BufferedImage(width, height, type(transparent));
        Graphics2D canvas = drawn.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        canvas.drawImage(picture, 0, 0, width, height, null);
        canvas.dispose();
        return drawn;
    }

    private static int type(boolean transparent) {
        return transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    }

    /** Whether something shines through anywhere, not only whether it could. */
    static boolean isTransparent(BufferedImage picture) {
        if (!picture.getColorModel().hasAlpha()) {
            return false;
        }
        var row = new int[picture.getWidth()];
        for (var y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (var pixel : row) {
                if (pixel >>> 24 != 0xFF) {
                    return true;
                }
            }
        }
        return false;
    }
}
