package io.broadsheet.chassis.outbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.pullByFilter;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.utils.Utils;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** What operators see and do about events that wait. */
final class PendingEvents {

    private static final String REFUSED = Outbox.RETRY + ".row";

    private final Outbox outbox;

    PendingEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    private static Bson pending() {
        return lte(Outbox.PENDING_SINCE, Outbox.FAR);
    }

    /** Served by the index of what is pending. */
    private static Bson refused() {
        return and(pending(), exists(REFUSED, true));
    }

    long count(int atMost) {
        return outbox.documents().countDocuments(pending(), new CountOptions().limit(atMost));
    }

    long refusedCount(int atMost) {
        return outbox.documents().countDocuments(refused(), new CountOptions().limit(atMost));
    }

    long restating(int atMost) {
        return outbox.documents().countDocuments(lte(Outbox.RESTATE_AT, Outbox.FAR), new CountOptions().limit(atMost));
    }

    /** Without those that are refused: they wait for somebody, not for Kafka. */
    Optional<Instant> oldest() {
        return Optional.ofNullable(outbox.documents()
                        .find(and(pending(), exists(REFUSED, false)))
                        .sort(Sorts.ascending(Outbox.PENDING_SINCE))
                        .projection(Projections.include(Outbox.PENDING_SINCE))
                        .first())
                .map(document -> Instant.ofEpochMilli(
                        document.getDateTime(Outbox.PENDING_SINCE).getValue()));
    }

    /**
     * An event that the broker, or this build, refuses, and behind which later ones of its document wait.
     *
     * @param row its {@code ce_id}
     * @param reason the refusal's class
     */
    record Refused(
            UUID id,
            String row,
            String type,
            long version,
            int bytes,
            Instant since,
            String reason,
            int tries,
            Instant nextTry) {}

    List<Refused> refusedOnes(int limit) {
        var found = new ArrayList<Refused>();
        outbox.documents()
                .find(refused())
                .sort(Sorts.ascending(Outbox.PENDING_SINCE))
                .limit(limit)
                .forEach(document -> refusedIn(document).ifPresent(found::add));
        return found;
    }

    private Optional<Refused> refusedIn(BsonDocument document) {
        Retry retry = Retry.of(document.getDocument(Outbox.RETRY));
        String id = String.valueOf(retry.row());
        return document.getArray(Outbox.ROWS, new BsonArray()).stream()
                .map(BsonValue::asDocument)
                .filter(row -> new BsonString(id).equals(row.get("id")))
                .findFirst()
                .map(row -> new Refused(
                        document.getBinary("_id").asUuid(),
                        id,
                        text(row, "type"),
                        row.isNumber("version") ? row.getNumber("version").longValue() : 0,
                        Utils.utf8Length(text(row, "value")),
                        row.isDateTime("time")
                                ? Instant.ofEpochMilli(row.getDateTime("time").getValue())
                                : Instant.EPOCH,
                        String.valueOf(retry.reason()),
                        retry.failures(),
                        retry.at()));
    }

    /** Of a row that another build may have written: it is shown as far as it can be read. */
    private static String text(BsonDocument row, String field) {
        return row.isString(field) ? row.getString(field).getValue() : "";
    }

    /** Has a refused event tried again at once. @return whether there is one */
    boolean retry(UUID id, Instant now) {
        return outbox.documents()
                        .updateOne(and(eq("_id", new BsonBinary(id)), refused()), set(Outbox.RETRY + ".at", now))
                        .getMatchedCount()
                == 1;
    }

    /**
     * Takes a refused event out of the way of later ones. Its provenance is kept in {@code <collection>_set_aside}; its
     * content is not, since it must be gone with its aggregate: {@code restate} publishes the current state again.
     *
     * @return whether there is one
     */
    boolean setAside(UUID id, Instant now) {
        BsonDocument document = outbox.documents()
                .find(and(eq("_id", new BsonBinary(id)), refused()))
                .first();
        Optional<Refused> refused = document == null ? Optional.empty() : refusedIn(document);
        refused.ifPresent(event -> {
            keep(event, now);
            outbox.documents()
                    .updateOne(
                            eq("_id", new BsonBinary(id)),
                            combine(
                                    pullByFilter(new Document(Outbox.ROWS, new Document("id", event.row()))),
                                    unset(Outbox.RETRY)));
        });
        return refused.isPresent();
    }

    private void keep(Refused event, Instant now) {
        outbox.setAside()
                .replaceOne(
                        eq("_id", event.row()),
                        new Document("_id", event.row())
                                .append("aggregate", event.id())
                                .append("type", event.type())
                                .append("version", event.version())
                                .append("bytes", event.bytes())
                                .append("since", event.since())
                                .append("reason", event.reason())
                                .append("setAsideAt", now),
                        new ReplaceOptions().upsert(true));
    }

    /** @return how many documents will be stated again; the sweep does it */
    long restate(@Nullable BsonValue id, Instant now) {
        Bson which = id == null ? new BsonDocument() : eq("_id", id);
        return outbox.documents().updateMany(which, Outbox.restateAt(now)).getMatchedCount();
    }
}
