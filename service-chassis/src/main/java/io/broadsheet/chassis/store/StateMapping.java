package io.broadsheet.chassis.store;

import io.broadsheet.chassis.outbox.Outbox;
import java.util.UUID;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.codecs.configuration.CodecRegistry;

/** Between an aggregate's state and the fields of its document. */
record StateMapping<A>(Function<A, BsonDocument> toFields, Function<BsonDocument, A> toState) {

    static <A, D> StateMapping<A> through(
            Class<D> document, Function<A, D> from, Function<D, A> to, CodecRegistry registry) {
        var bson = new RecordBson<>(document, registry);
        return new StateMapping<>(state -> bson.encode(from.apply(state)), fields -> to.apply(bson.decode(fields)));
    }

    BsonDocument write(A state) {
        BsonDocument fields = toFields.apply(state);
        for (String reserved : Outbox.FIELDS) {
            if (fields.containsKey(reserved)) {
                throw new IllegalStateException("the field " + reserved + " belongs to the chassis");
            }
        }
        return fields;
    }

    Versioned<A> read(BsonDocument document) {
        UUID id = document.getBinary("_id").asUuid();
        return new Versioned<>(id, document.getNumber("version").longValue(), toState.apply(document));
    }
}
