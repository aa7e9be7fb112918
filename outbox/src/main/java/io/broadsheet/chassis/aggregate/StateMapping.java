package io.broadsheet.chassis.aggregate;

import io.broadsheet.chassis.outbox.Outbox;
import io.broadsheet.chassis.store.RecordBson;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;

/** Between an aggregate's state and the fields of its document that this build knows. */
record StateMapping<A>(Function<A, BsonDocument> toFields, Function<BsonDocument, A> toState, FieldChanges owned) {

    StateMapping {
        for (String reserved : Outbox.FIELDS) {
            if (owned.fields().containsKey(reserved)) {
                throw new IllegalArgumentException("the field " + reserved + " belongs to the chassis");
            }
        }
    }

    static <A, D> StateMapping<A> through(
            Class<D> document, Function<A, D> from, Function<D, A> to, CodecRegistry registry) {
        var bson = new RecordBson<>(document, registry);
        return new StateMapping<>(
                state -> bson.encode(from.apply(state)),
                fields -> to.apply(bson.decode(fields)),
                FieldChanges.of(document));
    }

    BsonDocument write(A state) {
        return toFields.apply(state);
    }

    /** What makes the document that was read hold that state. */
    List<Bson> changes(BsonDocument read, A next) {
        return owned.between(read, write(next));
    }

    Versioned<A> read(BsonDocument document) {
        UUID id = document.getBinary("_id").asUuid();
        return new Versioned<>(id, document.getNumber("version").longValue(), toState.apply(document));
    }
}
