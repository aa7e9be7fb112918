package io.broadsheet.embedded.mongodb;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/** BSON in the pages of the store, in place of serialized Java objects: smaller, faster, and in MongoDB's order. */
final class BsonTypes {

    private BsonTypes() {}

    private abstract static class BsonType<T> extends BasicDataType<T> {

        abstract Document pack(T value);

        abstract T unpack(Document document);

        @Override
        public void write(WriteBuffer buffer, T value) {
            ByteBuf bytes = Unpooled.buffer(512);
            BsonEncoder.encodeDocument(pack(value), bytes);
            buffer.put(bytes.nioBuffer());
        }

        @Override
        public T read(ByteBuffer buffer) {
            ByteBuf bytes = Unpooled.wrappedBuffer(buffer);
            Document document = BsonDecoder.decodeBson(bytes);
            buffer.position(buffer.position() + bytes.readerIndex());
            return unpack(document);
        }

        @Override
        public int getMemory(T value) {
            return memory(value);
        }

        @Override
        @SuppressWarnings("unchecked")
        public T[] createStorage(int size) {
            return (T[]) new Object[size];
        }
    }

    /** A whole document. */
    static final class Whole extends BasicDataType<Stored> {

        @Override
        public void write(WriteBuffer buffer, Stored value) {
            buffer.put(value.bson());
        }

        @Override
        public Stored read(ByteBuffer buffer) {
            byte[] bson = new byte[Integer.reverseBytes(buffer.getInt(buffer.position()))];
            buffer.get(bson);
            return new Stored(bson);
        }

        @Override
        public int getMemory(Stored value) {
            return 40 + value.bson().length;
        }

        @Override
        public Stored[] createStorage(int size) {
            return new Stored[size];
        }
    }

    /** A single value, such as an _id. */
    static final class Value extends BsonType<Object> {

        @Override
        Document pack(Object value) {
            return new Document("", value instanceof Missing ? null : value);
        }

        @Override
        Object unpack(Document document) {
            return Missing.ofNullable(document.get(""));
        }

        @Override
        public int compare(Object a, Object b) {
            return BsonOrder.compare(a, b);
        }
    }

    /** The values of the keys of an index. */
    static final class Key extends BsonType<KeyValue> {

        private final boolean[] ascending;

        Key(List<IndexKey> keys) {
            ascending = new boolean[keys.size()];
            for (int i = 0; i < ascending.length; i++) {
                ascending[i] = keys.get(i).isAscending();
            }
        }

        @Override
        Document pack(KeyValue key) {
            Document document = new Document();
            for (int i = 0; i < ascending.length; i++) {
                document.put(Integer.toString(i), key.get(i));
            }
            return document;
        }

        @Override
        KeyValue unpack(Document document) {
            return new KeyValue(document.values());
        }

        @Override
        public int compare(KeyValue a, KeyValue b) {
            int result = 0;
            for (int i = 0; result == 0 && i < ascending.length; i++) {
                result = ascending[i] ? BsonOrder.compare(a.get(i), b.get(i)) : BsonOrder.compare(b.get(i), a.get(i));
            }
            return result;
        }
    }

    /** About how many bytes of heap a value takes: it bounds the page cache. */
    static int memory(@Nullable Object value) {
        return switch (value) {
            case String s -> 48 + 2 * s.length(); // one curly quote makes it two bytes each
            case Document d ->
                64
                        + d.entrySet().stream()
                                .mapToInt(entry -> 96 + entry.getKey().length() + memory(entry.getValue()))
                                .sum();
            case Collection<?> c ->
                40 + c.stream().mapToInt(each -> 8 + memory(each)).sum();
            case KeyValue k ->
                40 + k.stream().mapToInt(each -> 8 + memory(each)).sum();
            case BinData b -> 32 + b.getData().length;
            case null, default -> 24;
        };
    }
}
