package io.broadsheet.article.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Files that say whose a picture is, as cameras, agencies and generators write them; and where it was taken. */
public final class MetadataSamples {

    private static final String ADDRESS = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    private MetadataSamples() {}

    /** With XMP of an agency, in which a place is too. */
    public static byte[] withXmp(byte[] jpeg, String sourceType) {
        return withXmpPacket(jpeg, packet(sourceType));
    }

    static byte[] withXmpPacket(byte[] jpeg, String packet) {
        return segment(
                jpeg, 0xE1, Samples.concat("http://ns.adobe.com/xap/1.0/\0".getBytes(UTF_8), packet.getBytes(UTF_8)));
    }

    static byte[] pngWithXmp(byte[] png, String sourceType) {
        var content = Samples.concat(
                "iTXtXML:com.adobe.xmp\0\0\0\0\0".getBytes(UTF_8),
                packet(sourceType).getBytes(UTF_8));
        return chunk(png, content);
    }

    static byte[] chunk(byte[] png, byte[] content) {
        var sum = new CRC32();
        sum.update(content);
        var chunk = ByteBuffer.allocate(content.length + 8)
                .putInt(content.length - 4)
                .put(content)
                .putInt((int) sum.getValue())
                .array();
        return Samples.concat(Arrays.copyOf(png, 33), chunk, Arrays.copyOfRange(png, 33, png.length));
    }

    static String packet(String sourceType) {
        return """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
                 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
                 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
                 xmlns:core="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
                 xmlns:ext="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
                 photoshop:Credit="Ana Sorel / Coast Agency" exif:GPSLatitude="%s"
                 ext:DigitalSourceType="%s">
                <dc:creator><rdf:Seq><rdf:li>Ana Sorel</rdf:li><rdf:li>Bo Lind</rdf:li></rdf:Seq></dc:creator>
                <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 2026 Coast Agency</rdf:li></rdf:Alt></dc:rights>
                <dc:description><rdf:Alt><rdf:li xml:lang="x-default">A pier
                 at low tide</rdf:li></rdf:Alt></dc:description>
                <xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">Editorial use</rdf:li></rdf:Alt></xmpRights:UsageTerms>
                <core:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">A long pier</rdf:li></rdf:Alt></core:AltTextAccessibility>
                </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>
                """.formatted(Samples.SECRET, ADDRESS + sourceType);
    }

    /** With an artist in Exif, in whatever encoding. */
    static byte[] withArtist(byte[] jpeg, byte[] name) {
        var tiff = ByteBuffer.allocate(26 + name.length + 1)
                .put("MM\0*".getBytes(ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x013B)
                .putShort((short) 2)
                .putInt(name.length + 1)
                .putInt(26)
                .putInt(0)
                .put(name)
                .array();
        return segment(jpeg, 0xE1, Samples.concat("Exif\0\0".getBytes(ISO_8859_1), tiff));
    }

    /** With IPTC's older form, among Photoshop's resources. */
    static byte[] withIptc(byte[] jpeg) {
        return withIptc(
                jpeg,
                record(80, "Ana Sorel"),
                record(110, "Coast Agency"),
                record(116, "© Coast"),
                record(120, "A pier"),
                record(90, Samples.SECRET));
    }

    static byte[] withIptc(byte[] jpeg, byte[]... all) {
        var records = Samples.concat(all);
        var resource = ByteBuffer.allocate(12 + records.length + (records.length & 1))
                .put("8BIM".getBytes(ISO_8859_1))
                .putShort((short) 0x0404)
                .putShort((short) 0)
                .putInt(records.length)
                .put(records)
                .array();
        return segment(jpeg, 0xED, Samples.concat("Photoshop 3.0\0".getBytes(ISO_8859_1), resource));
    }

    static byte[] record(int number, String text) {
        var bytes = text.getBytes(ISO_8859_1);
        return ByteBuffer.allocate(5 + bytes.length)
                .put((byte) 0x1C)
                .put((byte) 2)
                .put((byte) number)
                .putShort((short) bytes.length)
                .put(bytes)
                .array();
    }

    /** Content Credentials as a generator writes them: a superbox in which the source type and a place stand. */
    public static byte[] manifest(String sourceType) {
        return manifestOf((Samples.SECRET + " digitalSourceType" + ADDRESS + sourceType + " ").repeat(700));
    }

    /** An action in CBOR, in which nothing stands between a text and the head of the next, here a letter. */
    static String action(String sourceType, String next) {
        var address = ADDRESS + sourceType;
        return "\u00A2qdigitalSourceType" + (char) 0x78 + (char) address.length() + address + next;
    }

    static byte[] manifestOf(String claim) {
        return box("c2pa", claim);
    }

    /** A JUMBF superbox. */
    static byte[] box(String type, String claim) {
        var description = Samples.concat(
                "jumd".getBytes(ISO_8859_1),
                type.getBytes(ISO_8859_1),
                new byte[] {0, 0x11, 0, 0x10, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71, 3},
                (type + "\0").getBytes(ISO_8859_1));
        var content = Samples.concat(
                ByteBuffer.allocate(4).putInt(description.length + 4).array(), description, claim.getBytes(ISO_8859_1));
        return Samples.concat(
                ByteBuffer.allocate(8)
                        .putInt(content.length + 8)
                        .put("jumb".getBytes(ISO_8859_1))
                        .array(),
                content);
    }

    /** In as many segments as it takes. */
    public static byte[] withManifest(byte[] jpeg, byte[] manifest) {
        return withBox(jpeg, 1, manifest);
    }

    static byte[] withBox(byte[] jpeg, int number, byte[] manifest) {
        var all = jpeg;
        var head = Arrays.copyOf(manifest, 8);
        var pieces = (manifest.length - 8 + 49_999) / 50_000;
        for (var i = pieces; i >= 1; i--) {
            var piece = Arrays.copyOfRange(manifest, 8 + (i - 1) * 50_000, Math.min(manifest.length, 8 + i * 50_000));
            var numbered = ByteBuffer.allocate(8)
                    .put("JP".getBytes(ISO_8859_1))
                    .putShort((short) number)
                    .putInt(i)
                    .array();
            all = segment(all, 0xEB, Samples.concat(numbered, head, piece));
        }
        return all;
    }

    private static byte[] segment(byte[] jpeg, int marker, byte[] content) {
        var header = ByteBuffer.allocate(4)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (content.length + 2))
                .array();
        return Samples.concat(Arrays.copyOf(jpeg, 2), header, content, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }
}
