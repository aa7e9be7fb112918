package io.broadsheet.article.imaging;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as bytes. */
final class Encoding {

    private static final float QUALITY = 0.82f;

    private Encoding() {}

    /** Progressive: a slow line shows all of it soon. */
    static byte[] jpeg(BufferedImage picture) throws IOException {
        return write(picture, "jpeg", true);
    }

    static byte[] png(BufferedImage picture) throws IOException {
        return write(picture, "png", false);
    }

    private static byte[] write(BufferedImage picture, String format, boolean lossy) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            var parameters = writer.getDefaultWriteParam();
            if (lossy) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(QUALITY);
                parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
