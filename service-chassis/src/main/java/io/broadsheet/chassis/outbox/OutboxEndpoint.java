package io.broadsheet.chassis.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.bson.BsonBinary;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** What waits to be sent, and stating current states again: for a lost topic or a new cluster. */
@Endpoint(id = "outbox")
final class OutboxEndpoint {

    private static final int COUNTED = 1_000_000;

    private final Outboxes outboxes;
    private final Clock clock;

    OutboxEndpoint(Outboxes outboxes, Clock clock) {
        this.outboxes = outboxes;
        this.clock = clock;
    }

    /** @param restating documents whose current state is still to be stated again */
    record Waiting(long pending, @Nullable Instant oldest, long restating) {}

    record Restating(long documents) {}

    @ReadOperation
    Map<String, Waiting> waiting() {
        var waiting = new TreeMap<String, Waiting>();
        outboxes.all()
                .forEach(outbox -> waiting.put(
                        outbox.name(),
                        new Waiting(outbox.pending(COUNTED), outbox.oldest().orElse(null), outbox.restating(COUNTED))));
        return waiting;
    }

    /**
     * Marks documents to be stated again; the sweep does it, {@link #waiting} shows how far it is.
     *
     * @param id of one document; absent for all
     * @return null, hence 404, for a collection that this service does not own
     */
    @WriteOperation
    @Nullable Restating restate(String collection, @Nullable UUID id) {
        return outboxes.named(collection)
                .map(outbox -> new Restating(outbox.restate(id == null ? null : new BsonBinary(id), clock.instant())))
                .orElse(null);
    }
}
