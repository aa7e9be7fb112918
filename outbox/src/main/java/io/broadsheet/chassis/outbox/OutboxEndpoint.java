package io.broadsheet.chassis.outbox;

import io.broadsheet.chassis.outbox.PendingEvents.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.bson.BsonBinary;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * What waits to be sent; what the broker refuses, which can be tried again or set aside; and stating current states
 * again, for a lost topic or a new cluster.
 */
@Endpoint(id = "outbox")
final class OutboxEndpoint {

    private static final int COUNTED = 1_000_000;
    private static final int MOST_SHOWN = 100;

    private final Outboxes outboxes;
    private final InstantSource clock;

    /** @param clock the database's */
    OutboxEndpoint(Outboxes outboxes, InstantSource clock) {
        this.outboxes = outboxes;
        this.clock = clock;
    }

    /**
     * @param refused documents with an event that is refused
     * @param restating documents whose current state is still to be stated again
     */
    record Waiting(long pending, @Nullable Instant oldest, long refused, long restating) {}

    record Restating(long documents) {}

    /** What is to become of a refused event. */
    enum Remedy {
        RETRY,
        SET_ASIDE
    }

    @ReadOperation
    Map<String, Waiting> waiting() {
        var waiting = new TreeMap<String, Waiting>();
        outboxes.all().forEach(outbox -> {
            var events = new PendingEvents(outbox);
            waiting.put(
                    outbox.name(),
                    new Waiting(
                            events.count(COUNTED),
                            events.oldest().orElse(null),
                            events.refusedCount(COUNTED),
                            events.restating(COUNTED)));
        });
        return waiting;
    }

    /** The oldest {@value #MOST_SHOWN} refused events. @return null, hence 404, for a collection of another service */
    @ReadOperation
    @Nullable List<Refused> refused(@Selector String collection) {
        return events(collection).map(events -> events.refusedOnes(MOST_SHOWN)).orElse(null);
    }

    /** {@code true}; 404 where nothing of that document is refused. */
    @WriteOperation
    WebEndpointResponse<?> remedy(@Selector String collection, UUID id, Remedy remedy) {
        return answer(events(collection)
                .map(events -> switch (remedy) {
                    case RETRY -> events.retry(id, clock.instant());
                    case SET_ASIDE -> events.setAside(id, clock.instant());
                })
                .filter(done -> done));
    }

    /**
     * Marks documents to be stated again; the sweep does it, {@link #waiting} shows how far it is. 404 for a collection
     * that this service does not own.
     *
     * @param id of one document; absent for all
     */
    @WriteOperation
    WebEndpointResponse<?> restate(String collection, @Nullable UUID id) {
        return answer(events(collection)
                .map(events -> new Restating(events.restate(id == null ? null : new BsonBinary(id), clock.instant()))));
    }

    /** An absent answer to a write would be a 204, which looks like success. */
    private static WebEndpointResponse<?> answer(Optional<?> found) {
        return found.isPresent()
                ? new WebEndpointResponse<>(found.get())
                : new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
    }

    private Optional<PendingEvents> events(String collection) {
        return outboxes.named(collection).map(PendingEvents::new);
    }
}
