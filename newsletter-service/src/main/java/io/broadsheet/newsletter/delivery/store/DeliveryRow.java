package io.broadsheet.newsletter.delivery.store;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import io.broadsheet.newsletter.delivery.DigestQueue.DigestDelivery;
import io.broadsheet.newsletter.delivery.TransactionalMail;
import io.broadsheet.newsletter.delivery.domain.Delivery;
import io.broadsheet.newsletter.delivery.domain.Delivery.Content;
import io.broadsheet.newsletter.delivery.domain.Ledger.Lane;
import io.broadsheet.newsletter.delivery.domain.Outcome;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** A delivery as a document. What a transactional mail said is kept only until it has gone out: it holds links of its reader. */
final class DeliveryRow {
    static final String CLAIMED = "claimed";
    private static final String DUE = "due";

    private DeliveryRow() {}

    static BsonDocument transactional(TransactionalMail mail, @Nullable String traceparent, Instant now) {
        return row(mail.id(), mail.subscriptionId(), Lane.TRANSACTIONAL, traceparent, now)
                .append("purpose", new BsonString(mail.purpose()))
                .append("subject", new BsonString(mail.subject()))
                .append("text", new BsonString(mail.text()))
                .append("html", new BsonString(mail.html()));
    }

    static BsonDocument digest(DigestDelivery delivery, Instant now) {
        return row(delivery.id(), delivery.subscriptionId(), Lane.DIGESTS, delivery.traceparent(), now)
                .append("edition", new BsonBinary(delivery.edition()))
                .append("number", new BsonInt64(delivery.number()));
    }

    private static BsonDocument row(UUID id, UUID subscription, Lane lane, @Nullable String traceparent, Instant now) {
        var row = new BsonDocument("_id", new BsonBinary(id))
                .append("subscriptionId", new BsonBinary(subscription))
                .append("state", new BsonString(DUE))
                .append("lane", new BsonString(lane.stored()))
                .append("dueAt", new BsonDateTime(now.toEpochMilli()))
                .append("createdAt", new BsonDateTime(now.toEpochMilli()))
                .append("attempts", new BsonInt32(0));
        return traceparent == null ? row : row.append("traceparent", new BsonString(traceparent));
    }

    static Delivery toDelivery(BsonDocument row) {
        return new Delivery(
                id(row),
                uuid(row, "subscriptionId"),
                content(row),
                row.getNumber("attempts").intValue(),
                row.containsKey("deferredSince")
                        ? Instant.ofEpochMilli(row.getDateTime("deferredSince").getValue())
                        : null,
                traceparent(row));
    }

    private static Content content(BsonDocument row) {
        return row.containsKey("edition")
                ? new Content.Digest(
                        uuid(row, "edition"), row.getNumber("number").longValue())
                : new Content.Transactional(
                        text(row, "purpose"), text(row, "subject"), text(row, "text"), text(row, "html"));
    }

    static UUID id(BsonDocument row) {
        return uuid(row, "_id");
    }

    static @Nullable UUID token(BsonDocument row) {
        return row.containsKey("token") ? uuid(row, "token") : null;
    }

    static Bson update(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Sent(var at, var code, var status) ->
                combine(finished("sent", at), answer(code, status), inc("attempts", 1));
            case Outcome.Failed(var at, var reason, var code, var status) ->
                combine(finished("failed", at), set("reason", word(reason)), answer(code, status), inc("attempts", 1));
            case Outcome.Suppressed(var at) -> finished("suppressed", at);
            case Outcome.Cancelled(var at, var reason) ->
                combine(finished("cancelled", at), set("reason", word(reason)));
            case Outcome.Deferred(var at, var until, var code, var status) ->
                combine(
                        set("state", DUE),
                        set("dueAt", until),
                        code == 0 ? notDeferred() : min("deferredSince", at),
                        answer(code, status),
                        inc("attempts", 1));
            case Outcome.Released(var until) -> combine(set("state", DUE), set("dueAt", until), notDeferred());
        };
    }

    /** RetryPolicy is with what the server says of a mail; while it says nothing, none of it is used up. */
    private static Bson notDeferred() {
        return unset("deferredSince");
    }

    private static Bson finished(String state, Instant at) {
        return combine(
                set("state", state),
                set("finishedAt", at),
                unset("lane"),
                unset("dueAt"),
                unset("subject"),
                unset("text"),
                unset("html"));
    }

    private static Bson answer(int code, String status) {
        return combine(set("code", code), set("status", status));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static UUID uuid(BsonDocument row, String field) {
        return row.getBinary(field).asUuid();
    }

    private static String text(BsonDocument row, String field) {
        return row.getString(field).getValue();
    }

    private static @Nullable String traceparent(BsonDocument row) {
        return row.containsKey("traceparent") ? text(row, "traceparent") : null;
    }
}
