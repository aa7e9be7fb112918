package io.broadsheet.article.store;

import io.broadsheet.article.application.TitleWords;
import io.broadsheet.article.domain.Embedded;
import io.broadsheet.article.domain.Focus;
import io.broadsheet.article.domain.Image;
import io.broadsheet.article.domain.Picture;
import io.broadsheet.article.domain.Rights;
import io.broadsheet.article.domain.SourceType;
import io.broadsheet.article.domain.Words;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Images and pictures as documents. An older build knows {@code alt}, {@code credit}, {@code hash} and {@code picture} of an
 * image; it leaves the rest out of those that it adds.
 */
final class ImageBson {

    static final String VERSION = "version";
    static final String FOCUS = "focus";
    static final String LOOKUP = "lookup";
    static final String STARTS = "lookup.starts";
    static final String WORDS = "lookup.words";

    private ImageBson() {}

    static Image image(Document read) {
        var version = read.getLong(VERSION);
        return new Image(
                read.get("_id", UUID.class),
                version == null ? 1 : version,
                picture(read.getString("hash"), read.get("picture", Document.class)),
                new Words(
                        read.getString("alt"),
                        Boolean.TRUE.equals(read.getBoolean("decorative")),
                        orEmpty(read.getString("caption")),
                        read.getString("credit")),
                focus(read.get(FOCUS, Document.class)),
                rights(read.get("rights", Document.class)));
    }

    /** What can change of it, and what it is found by. */
    static Document changing(Image image) {
        var words = image.words();
        return new Document("alt", words.alt())
                .append("credit", words.credit())
                .append("decorative", words.decorative())
                .append("caption", words.caption())
                .append(FOCUS, focus(image.focus()))
                .append("rights", rights(image.rights()))
                .append(VERSION, image.version())
                .append(LOOKUP, lookup(image));
    }

    static Document lookup(Image image) {
        var said = image.words();
        var creator = orEmpty(image.rights().creator());
        var words = TitleWords.of(String.join(" ", said.alt(), said.caption(), said.credit(), creator));
        return new Document("words", words).append("starts", TitleWords.starts(words));
    }

    static Document picture(Picture picture) {
        return new Document("extension", picture.extension())
                .append("width", picture.width())
                .append("height", picture.height());
    }

    static Picture picture(String hash, Document read) {
        return new Picture(hash, read.getString("extension"), read.getInteger("width"), read.getInteger("height"));
    }

    static Document focus(Focus focus) {
        return new Document("x", focus.x()).append("y", focus.y());
    }

    private static Focus focus(@Nullable Document read) {
        return read == null ? Focus.CENTRE : new Focus(read.getInteger("x"), read.getInteger("y"));
    }

    static Document embedded(Embedded embedded) {
        return rights(embedded.rights())
                .append("credit", embedded.credit())
                .append("alt", embedded.alt())
                .append("caption", embedded.caption());
    }

    static Embedded embedded(Document read) {
        return new Embedded(rights(read), read.getString("credit"), read.getString("alt"), read.getString("caption"));
    }

    private static Document rights(Rights rights) {
        return new Document("creator", rights.creator())
                .append("copyright", rights.copyright())
                .append("usage", rights.usage())
                .append(
                        "source",
                        rights.source() == null ? null : rights.source().code());
    }

    private static Rights rights(@Nullable Document read) {
        if (read == null) {
            return Rights.UNKNOWN;
        }
        var source = read.getString("source");
        return new Rights(
                read.getString("creator"),
                read.getString("copyright"),
                read.getString("usage"),
                source == null ? null : new SourceType(source));
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
