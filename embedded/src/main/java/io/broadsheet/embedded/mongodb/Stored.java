package io.broadsheet.embedded.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document as it lies in the store: BSON, which nobody changes. Whoever reads it makes objects of what they ask for only:
 * most of an article is its texts, and most readers want lists.
 */
final class Stored {

    private final byte[] bson;

    /** @param bson is not copied */
    Stored(byte[] bson) {
        this.bson = bson;
    }

    static Stored of(Document document) {
        ByteBuf buffer = Unpooled.buffer(BsonTypes.memory(document));
        BsonEncoder.encodeDocument(document, buffer);
        byte[] bson = new byte[buffer.readableBytes()];
        buffer.readBytes(bson);
        return new Stored(bson);
    }

    /** Not to be changed. */
    byte[] bson() {
        return bson;
    }

    /** The whole document, made anew each time: whoever asked may change it. */
    Document document() {
        return select(Selection.EVERYTHING);
    }

    /** The document as if it had those fields only. */
    Document select(Selection wanted) {
        return document(Unpooled.wrappedBuffer(bson), wanted);
    }

    private static Document document(ByteBuf in, Selection wanted) {
        int end = in.readerIndex() + in.readIntLE();
        Document document = new Document();
        boolean isWhole = false;
        for (byte type = in.readByte(); type != BsonConstants.TERMINATING_BYTE && !isWhole; type = in.readByte()) {
            String name = name(in, wanted);
            Selection part = name == null ? Selection.NOTHING : wanted.of(name);
            if (name == null || part.isNothing()) {
                skip(type, in);
            } else {
                document.put(name, value(type, in, part));
                isWhole = !wanted.others() && document.size() == wanted.named().size();
            }
        }
        in.readerIndex(end);
        return document;
    }

    /** Null for one that is not wanted: made for nothing, names would be most of what is made. */
    private static @Nullable String name(ByteBuf in, Selection wanted) {
        if (wanted.others()) {
            return BsonDecoder.decodeCString(in);
        }
        int begin = in.readerIndex();
        int length = in.bytesBefore(BsonConstants.STRING_TERMINATION);
        in.skipBytes(length + 1);
        for (String name : wanted.named().keySet()) {
            if (isThere(name, in, begin, length)) {
                return name;
            }
        }
        return null;
    }

    private static boolean isThere(String name, ByteBuf in, int begin, int length) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 0x80) {
                return in.toString(begin, length, StandardCharsets.UTF_8).equals(name);
            }
            if (i == length || in.getByte(begin + i) != c) {
                return false;
            }
        }
        return name.length() == length;
    }

    private static List<Object> array(ByteBuf in, Selection each) {
        in.skipBytes(Integer.BYTES);
        List<Object> array = new ArrayList<>();
        for (byte type = in.readByte(); type != BsonConstants.TERMINATING_BYTE; type = in.readByte()) {
            skipName(in);
            array.add(value(type, in, each));
        }
        return array;
    }

    private static @Nullable Object value(byte type, ByteBuf in, Selection part) {
        return switch (type) {
            case BsonConstants.TYPE_EMBEDDED_DOCUMENT -> document(in, part);
            case BsonConstants.TYPE_ARRAY -> array(in, part.ofElements());
            case BsonConstants.TYPE_UTF8_STRING -> string(in);
            default -> BsonDecoder.decodeValue(type, in);
        };
    }

    /** The library copies the bytes first. */
    private static String string(ByteBuf in) {
        int length = in.readIntLE() - 1;
        String value = in.toString(in.readerIndex(), length, StandardCharsets.UTF_8);
        in.skipBytes(length + 1);
        return value;
    }

    private static void skipName(ByteBuf in) {
        in.skipBytes(in.bytesBefore(BsonConstants.STRING_TERMINATION) + 1);
    }

    private static void skip(byte type, ByteBuf in) {
        switch (type) {
            case BsonConstants.TYPE_UTF8_STRING, BsonConstants.TYPE_JAVASCRIPT_CODE -> in.skipBytes(in.readIntLE());
            case BsonConstants.TYPE_EMBEDDED_DOCUMENT, BsonConstants.TYPE_ARRAY ->
                in.skipBytes(in.readIntLE() - Integer.BYTES);
            case BsonConstants.TYPE_DATA -> in.skipBytes(in.readIntLE() + 1);
            case BsonConstants.TYPE_UTC_DATETIME, BsonConstants.TYPE_INT64, BsonConstants.TYPE_DOUBLE ->
                in.skipBytes(Long.BYTES);
            case BsonConstants.TYPE_INT32 -> in.skipBytes(Integer.BYTES);
            case BsonConstants.TYPE_BOOLEAN -> in.skipBytes(1);
            default -> BsonDecoder.decodeValue(type, in);
        }
    }
}
