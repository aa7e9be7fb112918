package io.broadsheet.article.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.options.PropertyOptions;
import com.adobe.internal.xmp.options.SerializeOptions;
import io.broadsheet.article.domain.Embedded;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Writes whose a picture is and how it came to be into each of its sizes, as XMP: whoever saves one has it. */
final class RightsWriter {

    private static final byte[] JPEG_XMP = "http://ns.adobe.com/xap/1.0/\0".getBytes(ISO_8859_1);
    private static final byte[] PNG_XMP = "iTXtXML:com.adobe.xmp\0\0\0\0\0".getBytes(ISO_8859_1);
    /** Of a PNG, up to the end of its first part. */
    private static final int PNG_HEAD = 33;

    private static final int LONGEST_SEGMENT = 65_000;

    private final byte[] packet;

    RightsWriter(Embedded said) {
        this.packet = said.rights().isUnknown() && said.credit().isEmpty() ? new byte[0] : packet(said);
    }

    private static byte[] packet(Embedded said) {
        try {
            var xmp = XMPMetaFactory.create();
            var rights = said.rights();
            if (rights.creator() != null) {
                var ordered = new PropertyOptions().setArrayOrdered(true);
                xmp.appendArrayItem(XMPConst.NS_DC, "creator", ordered, rights.creator(), null);
            }
            if (rights.copyright() != null) {
                xmp.setLocalizedText(XMPConst.NS_DC, "rights", null, XMPConst.X_DEFAULT, rights.copyright());
            }
            if (rights.usage() != null) {
                xmp.setLocalizedText(XMPConst.NS_XMP_RIGHTS, "UsageTerms", null, XMPConst.X_DEFAULT, rights.usage());
            }
            if (!said.credit().isEmpty()) {
                xmp.setProperty(XMPConst.NS_PHOTOSHOP, "Credit", said.credit());
            }
            if (rights.source() != null) {
                xmp.setProperty(
                        XMPConst.NS_IPTCEXT,
                        "DigitalSourceType",
                        rights.source().address());
            }
            return XMPMetaFactory.serializeToBuffer(
                    xmp, new SerializeOptions().setUseCompactFormat(true).setPadding(1));
        } catch (XMPException notText) {
            // What XML cannot say is not said.
            return new byte[0];
        }
    }

    byte[] jpeg(byte[] picture) {
        var length = 2 + JPEG_XMP.length + packet.length;
        if (packet.length == 0 || length > LONGEST_SEGMENT) {
            return picture;
        }
        // Behind the JFIF segment, which readers want first.
        var isJfif = picture[2] == (byte) 0xFF && picture[3] == (byte) 0xE0;
        var at = isJfif ? 4 + ByteBuffer.wrap(picture).getShort(4) : 2;
        return ByteBuffer.allocate(picture.length + 2 + length)
                .put(picture, 0, at)
                .putShort((short) 0xFFE1)
                .putShort((short) length)
                .put(JPEG_XMP)
                .put(packet)
                .put(picture, at, picture.length - at)
                .array();
    }

    byte[] png(byte[] picture) {
        if (packet.length == 0) {
            return picture;
        }
        var sum = new CRC32();
        sum.update(PNG_XMP);
        sum.update(packet);
        return ByteBuffer.allocate(picture.length + 8 + PNG_XMP.length + packet.length)
                .put(picture, 0, PNG_HEAD)
                .putInt(PNG_XMP.length - 4 + packet.length)
                .put(PNG_XMP)
                .put(packet)
                .putInt((int) sum.getValue())
                .put(picture, PNG_HEAD, picture.length - PNG_HEAD)
                .array();
    }
}
