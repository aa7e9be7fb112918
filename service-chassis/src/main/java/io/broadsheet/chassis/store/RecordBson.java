package io.broadsheet.chassis.store;

import java.lang.reflect.Modifier;
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
        if (!Modifier.isPublic(type.getModifiers())) {
            throw new IllegalArgumentException("the driver's record codec reads public records only: " + type);
        }
        codec = registry.get(type);
    }

    public BsonDocument encode(R value) {
        var document = new BsonDocument();
        codec.encode(
                new BsonDocumentWriter(document),
                value,
                EncoderContext.builder().build());
        return document;
    }

    public R decode(BsonDocument document) {
        return codec.decode(
                new BsonDocumentReader(document), DecoderContext.builder().build());
    }
}
