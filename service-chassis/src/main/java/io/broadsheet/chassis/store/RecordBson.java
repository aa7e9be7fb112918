package io.broadsheet.chassis.store;

import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistry;

/** A flat, public record as BSON and back; null components are absent fields, unknown fields are passed over. */
public final class RecordBson<R> {

    private final Codec<R> codec;

    public RecordBson(Class<R> type, CodecRegistry registry) {
        requirePublic(type);
        codec = registry.get(type);
    }

    /** It would be found only when such a value is first written. */
    private static void requirePublic(Type type) {
        if (type instanceof ParameterizedType of) {
            Arrays.stream(of.getActualTypeArguments()).forEach(RecordBson::requirePublic);
        } else if (type instanceof Class<?> record && record.isRecord()) {
            if (!Modifier.isPublic(record.getModifiers())) {
                throw new IllegalArgumentException("the driver's record codec reads public records only: " + record);
            }
            Arrays.stream(record.getRecordComponents()).forEach(part -> requirePublic(part.getGenericType()));
        }
    }

    public BsonDocument encode(R value) {
        var document = new BsonDocument();
        codec.encode(
                new BsonDocumentWriter(document),
                value,
                EncoderContext.builder().build());
        return document;
    }

    /** Whether {@link #decode} gives a value of it. */
    public boolean reads(BsonDocument document) {
        try {
            var unused = decode(document);
            return true;
        } catch (RuntimeException ofAnotherBuild) {
            return false;
        }
    }

    public R decode(BsonDocument document) {
        return codec.decode(
                new BsonDocumentReader(document), DecoderContext.builder().build());
    }
}
