package io.broadsheet.chassis.outbox;

import java.time.Instant;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/**
 * When a document's events are tried again, and why they were not taken.
 *
 * @param failures in a row
 * @param row the id of an event that the broker refuses, so that operators may look at it
 * @param reason the refusal's class; a text could quote the event
 */
record Retry(
        Instant at,
        int failures,
        @Nullable String row,
        @Nullable String reason) {

    static Retry after(Instant at, int failures) {
        return new Retry(at, failures, null, null);
    }

    static int failuresOf(BsonDocument document) {
        return document.getDocument(Outbox.RETRY, new BsonDocument())
                .getInt32("failures", new BsonInt32(0))
                .getValue();
    }

    static Retry of(BsonDocument field) {
        return new Retry(
                Instant.ofEpochMilli(field.getDateTime("at").getValue()),
                field.getInt32("failures", new BsonInt32(0)).getValue(),
                text(field, "row"),
                text(field, "reason"));
    }

    private static @Nullable String text(BsonDocument field, String name) {
        return field.isString(name) ? field.getString(name).getValue() : null;
    }

    BsonDocument toBson() {
        var field =
                new BsonDocument("at", new BsonDateTime(at.toEpochMilli())).append("failures", new BsonInt32(failures));
        if (row != null && reason != null) {
            field.append("row", new BsonString(row)).append("reason", new BsonString(reason));
        }
        return field;
    }
}
