package io.broadsheet.chassis.outbox;

import java.time.Instant;
import java.util.UUID;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** The right to send one document's events, until an instant by the database's clock. */
record Lease(String token, Instant until) {

    static Lease until(Instant until) {
        return new Lease(UUID.randomUUID().toString(), until);
    }

    BsonDocument toBson() {
        return new BsonDocument("token", new BsonString(token)).append("until", new BsonDateTime(until.toEpochMilli()));
    }

    Lease prolonged(Instant newUntil) {
        return new Lease(token, newUntil);
    }
}
