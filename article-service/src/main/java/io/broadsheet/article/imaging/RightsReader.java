package io.broadsheet.article.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.adobe.internal.xmp.XMPConst;
import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.options.ParseOptions;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.StringValue;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.photoshop.PhotoshopReader;
import io.broadsheet.article.domain.Embedded;
import io.broadsheet.article.domain.Rights;
import io.broadsheet.article.domain.SourceType;
import io.broadsheet.chassis.Texts;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads of a picture's metadata whose it is, what it shows and how it came to be: XMP first, then IPTC's older form, then
 * Exif (IPTC Photo Metadata Standard 2023.2). Nothing else of it is looked at.
 */
final class RightsReader {

    private static final ParseOptions WITHOUT_ENTITIES = new ParseOptions().setDisallowDoctype(true);
    private static final int MOST_CREATORS = 10;
    private static final int LONGEST = 300;
    private static final int LONGEST_CAPTION = 1_000;
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\s\\p{Z}]+");
    /** Of texts that were read in another encoding than they were written in. */
    private static final int LOST = 0xFFFD;

    private static final Set<Charset> USUAL = Set.of(UTF_8, US_ASCII, ISO_8859_1);
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final @Nullable XMPMeta xmp;
    private final @Nullable Directory iptc;
    private final @Nullable Directory exif;

    private RightsReader(MetadataParts parts) {
        this.xmp = xmp(parts.xmp());
        this.iptc = parts.iptc() == null ? null : iptc(parts.iptc());
        this.exif = parts.exif() == null ? null : exif(parts.exif());
    }

    /** What cannot be read says nothing. */
    static Embedded of(MetadataParts parts) {
        try {
            return new RightsReader(parts).read(parts.box());
        } catch (RuntimeException | StackOverflowError broken) {
            return Embedded.NOTHING;
        }
    }

    private Embedded read(byte @Nullable [] manifest) {
        var creator = first(
                LONGEST, creators(), text(iptc, IptcDirectory.TAG_BY_LINE), text(exif, ExifIFD0Directory.TAG_ARTIST));
        var copyright = first(
                LONGEST,
                localized(XMPConst.NS_DC, "rights"),
                text(iptc, IptcDirectory.TAG_COPYRIGHT_NOTICE),
                text(exif, ExifIFD0Directory.TAG_COPYRIGHT));
        var usage = first(
                LONGEST,
                localized(XMPConst.NS_XMP_RIGHTS, "UsageTerms"),
                property(XMPConst.NS_XMP_RIGHTS, "WebStatement"));
        var credit = first(
                LONGEST, property(XMPConst.NS_PHOTOSHOP, "Credit"), text(iptc, IptcDirectory.TAG_CREDIT), creator);
        var alt = first(LONGEST, localized(XMPConst.NS_IPTCCORE, "AltTextAccessibility"));
        var caption =
                first(LONGEST_CAPTION, localized(XMPConst.NS_DC, "description"), text(iptc, IptcDirectory.TAG_CAPTION));
        return new Embedded(
                new Rights(creator, copyright, usage, source(manifest)),
                orEmpty(credit),
                orEmpty(alt),
                orEmpty(caption));
    }

    /** What the manifest says cannot be undone by taking a line out of the XMP. */
    private @Nullable SourceType source(byte @Nullable [] manifest) {
        var said = Optional.ofNullable(property(XMPConst.NS_IPTCEXT, "DigitalSourceType"))
                .flatMap(SourceType::of);
        var claimed =
                manifest == null ? Optional.<SourceType>empty() : SourceType.namedIn(new String(manifest, ISO_8859_1));
        return claimed.filter(claim -> said.isEmpty()
                        || claim.madeByMachine().compareTo(said.get().madeByMachine()) > 0)
                .or(() -> said)
                .orElse(null);
    }

    private static @Nullable XMPMeta xmp(byte @Nullable [] packet) {
        try {
            return packet == null ? null : XMPMetaFactory.parseFromBuffer(packet, WITHOUT_ENTITIES);
        } catch (XMPException | RuntimeException | StackOverflowError broken) {
            return null;
        }
    }

    private static @Nullable Directory iptc(byte[] photoshop) {
        var metadata = new Metadata();
        new PhotoshopReader().extract(new SequentialByteArrayReader(photoshop), photoshop.length, metadata);
        return metadata.getFirstDirectoryOfType(IptcDirectory.class);
    }

    private static @Nullable Directory exif(byte[] tiff) {
        var metadata = new Metadata();
        new ExifReader().extract(new ByteArrayReader(tiff), metadata);
        return metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
    }

    private @Nullable String creators() {
        if (xmp == null) {
            return null;
        }
        try {
            List<String> all = new ArrayList<>();
            var count = Math.min(MOST_CREATORS, xmp.countArrayItems(XMPConst.NS_DC, "creator"));
            for (var i = 1; i <= count; i++) {
                all.add(xmp.getArrayItem(XMPConst.NS_DC, "creator", i).getValue());
            }
            return joined(all);
        } catch (XMPException notThere) {
            return null;
        }
    }

    private @Nullable String localized(String namespace, String name) {
        try {
            var found = xmp == null ? null : xmp.getLocalizedText(namespace, name, null, XMPConst.X_DEFAULT);
            return found == null ? null : found.getValue();
        } catch (XMPException notThere) {
            return property(namespace, name);
        }
    }

    private @Nullable String property(String namespace, String name) {
        try {
            return xmp == null ? null : xmp.getPropertyString(namespace, name);
        } catch (XMPException notThere) {
            return null;
        }
    }

    private static @Nullable String text(@Nullable Directory directory, int tag) {
        if (directory == null) {
            return null;
        }
        return switch (directory.getObject(tag)) {
            case StringValue one -> decoded(one);
            case StringValue[] several ->
                joined(Arrays.stream(several)
                        .limit(MOST_CREATORS)
                        .map(RightsReader::decoded)
                        .toList());
            case null, default -> directory.getString(tag);
        };
    }

    /** As the file says if that is rare; else as UTF-8 if it can be that, or as Windows wrote it. */
    private static String decoded(StringValue text) {
        var said = text.getCharset();
        if (said != null && !USUAL.contains(said)) {
            return text.toString();
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(text.getBytes())).toString();
        } catch (CharacterCodingException older) {
            return new String(text.getBytes(), WINDOWS);
        }
    }

    private static String joined(List<String> names) {
        return names.stream().filter(name -> !Texts.isBlank(name)).collect(Collectors.joining(", "));
    }

    /** The first of which something is seen, and nothing was lost. */
    private static @Nullable String first(int longest, @Nullable String... texts) {
        return Arrays.stream(texts)
                .filter(text -> text != null && text.indexOf(LOST) < 0)
                .map(text -> line(text, longest))
                .filter(line -> !Texts.isBlank(line))
                .findFirst()
                .orElse(null);
    }

    /** One line, without the characters that a typed one is refused for. */
    private static String line(String text, int longest) {
        var kept = new StringBuilder(text.length());
        BREAKS.matcher(text)
                .replaceAll(" ")
                .codePoints()
                .map(RightsReader::meant)
                .filter(c -> !Texts.hasControls(Character.toString(c)))
                .forEach(kept::appendCodePoint);
        var line = kept.toString().strip();
        var most = Math.min(longest, line.codePointCount(0, line.length()));
        return line.substring(0, line.offsetByCodePoints(0, most));
    }

    /** Quotation marks and dashes that were written as Windows does and read as Latin 1. */
    private static int meant(int c) {
        if (c < 0x80 || c > 0x9F) {
            return c;
        }
        var meant = new String(new byte[] {(byte) c}, WINDOWS).codePointAt(0);
        return meant == LOST ? c : meant;
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
