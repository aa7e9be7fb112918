package io.broadsheet.chassis.outbox;

import io.broadsheet.chassis.store.RecordBson;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.codecs.configuration.CodecRegistry;

/** Events as they lie in a document: the array {@value Outbox#ROWS}, which another build may have written to as well. */
final class OutboxRows {

    private final RecordBson<OutboxRow> bson;

    OutboxRows(CodecRegistry registry) {
        this.bson = new RecordBson<>(OutboxRow.class, registry);
    }

    /** @throws RuntimeException if this build cannot read one of them */
    List<OutboxRow> in(BsonDocument document) {
        return array(document).stream()
                .map(row -> bson.decode(row.asDocument()))
                .toList();
    }

    /** The id of the first one that this build cannot read. */
    Optional<String> unreadable(BsonDocument document) {
        return array(document).stream()
                .map(BsonValue::asDocument)
                .filter(row -> row.isString("id") && !bson.reads(row))
                .map(row -> row.getString("id").getValue())
                .findFirst();
    }

    private static BsonArray array(BsonDocument document) {
        return document.getArray(Outbox.ROWS, new BsonArray());
    }

    BsonArray encode(List<OutboxRow> rows) {
        return new BsonArray(rows.stream().map(bson::encode).toList());
    }
}
