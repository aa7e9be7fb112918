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
import io.broadsheet.newsletter.delivery.domain.Ledger.Entry;
import io.broadsheet.newsletter.delivery.domain.Ledger.Lane;
import io.broadsheet.newsletter.delivery.domain.Outcome;
import io.broadsheet.newsletter.delivery.domain.Reply;
import io.broadsheet.newsletter.delivery.domain.ReplyClass;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
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
    static final String DUE = "due";
    /** The word of a matter of policy, while operations have not sent the delivery again. */
    static final String HELD_FOR = "heldFor";
    /** The word of a matter of policy that others of its domain met. */
    static final String WAITS_FOR = "waitsFor";
    /** Whose mailbox was called unknown, and has taken no mail since. */
    static final String REFUSED_READER = "refusedReader";

    static final String HELD = "held";
    /** When its domain first kept it waiting. */
    private static final String WAITS_SINCE = "waitsSince";
    /** How often the server had all of it and did not answer. */
    private static final String PERHAPS_SENT = "perhapsSent";
    /** There where it tells of replies. */
    static final String REPLIES = "replies";

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

    static BsonDocument replies(UUID id, UUID reader, @Nullable String traceparent, Instant now) {
        return row(id, reader, Lane.REPLIES, traceparent, now).append(REPLIES, BsonBoolean.TRUE);
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
                row.getNumber(PERHAPS_SENT, new BsonInt32(0)).intValue(),
                instant(row, "deferredSince"),
                instant(row, WAITS_SINCE),
                Objects.requireNonNull(instant(row, "createdAt")),
                instant(row, "releasedAt"),
                traceparent(row));
    }

    private static Content content(BsonDocument row) {
        if (row.containsKey("edition")) {
            return new Content.Digest(
                    uuid(row, "edition"), row.getNumber("number").longValue());
        }
        return row.containsKey(REPLIES)
                ? new Content.Replies()
                : new Content.Transactional(
                        text(row, "purpose"), text(row, "subject"), text(row, "text"), text(row, "html"));
    }

    static UUID id(BsonDocument row) {
        return uuid(row, "_id");
    }

    static @Nullable UUID token(BsonDocument row) {
        return row.containsKey("token") ? uuid(row, "token") : null;
    }

    /** @param now by the ledger's clock */
    static Bson update(Entry entry, Instant now) {
        return switch (entry.outcome()) {
            case Outcome.Sent(var reply) -> combine(finished("sent", now), answer(reply), inc("attempts", 1));
            case Outcome.Failed(var reason, var reply) ->
                combine(
                        finished("failed", now),
                        set("reason", reason.word()),
                        answer(reply),
                        inc("attempts", 1),
                        reason == ReplyClass.UNKNOWN_MAILBOX
                                ? set(REFUSED_READER, entry.subscription())
                                : unset(REFUSED_READER));
            case Outcome.Unmailable() ->
                combine(finished("failed", now), set("reason", "unmailable"), inc("attempts", 1));
            case Outcome.Suppressed() -> finished("suppressed", now);
            case Outcome.Cancelled(var reason) -> combine(finished("cancelled", now), set("reason", word(reason)));
            case Outcome.Deferred(var wait, var reply) ->
                combine(
                        due(now.plus(wait)),
                        notWaiting(),
                        min("deferredSince", now),
                        answer(reply),
                        inc("attempts", 1));
            case Outcome.Unanswered(var wait, var perhapsSent) ->
                combine(
                        due(now.plus(wait)),
                        notWaiting(),
                        notDeferred(),
                        answer(Reply.NONE),
                        inc("attempts", 1),
                        inc(PERHAPS_SENT, perhapsSent ? 1 : 0));
            case Outcome.Released(var wait, var byDomain, var waitsFor)
            when byDomain ->
                combine(
                        set("state", DUE),
                        set("dueAt", now.plus(wait)),
                        min(WAITS_SINCE, now),
                        waitsFor == null ? unset(WAITS_FOR) : set(WAITS_FOR, waitsFor.word()));
            case Outcome.Released(var wait, var byDomain, var none) ->
                combine(due(now.plus(wait)), notWaiting(), notDeferred());
            case Outcome.Held(var reason, var reply) ->
                combine(
                        set("state", HELD),
                        set(HELD_FOR, reason.word()),
                        set("heldAt", now),
                        unset("lane"),
                        unset("dueAt"),
                        unset(WAITS_FOR),
                        notWaiting(),
                        notDeferred(),
                        answer(reply),
                        inc("attempts", reply.equals(Reply.NONE) ? 0 : 1));
        };
    }

    private static Bson due(Instant at) {
        return combine(set("state", DUE), set("dueAt", at), unset(WAITS_FOR));
    }

    /** The retry policy is about what the server says of a mail; while it says nothing, none of it is used up. */
    private static Bson notDeferred() {
        return unset("deferredSince");
    }

    private static Bson notWaiting() {
        return unset(WAITS_SINCE);
    }

    static Bson released(Lane lane, Instant now) {
        return combine(
                due(now),
                set("lane", lane.stored()),
                set("releasedAt", now),
                unset(HELD_FOR),
                unset("heldAt"),
                unset(PERHAPS_SENT),
                notWaiting(),
                notDeferred());
    }

    static Bson waitedEnough(Instant now) {
        return combine(due(now), notWaiting(), set("releasedAt", now));
    }

    static Bson givenUp(Instant now) {
        return combine(finished("failed", now), set("reason", "held"));
    }

    private static Bson finished(String state, Instant at) {
        return combine(
                set("state", state),
                set("finishedAt", at),
                unset("lane"),
                unset("dueAt"),
                unset(WAITS_FOR),
                unset(HELD_FOR),
                unset("heldAt"),
                unset("subject"),
                unset("text"),
                unset("html"));
    }

    private static Bson answer(Reply reply) {
        return combine(set("code", reply.code()), set("status", reply.status()));
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

    private static @Nullable Instant instant(BsonDocument row, String field) {
        return row.containsKey(field)
                ? Instant.ofEpochMilli(row.getDateTime(field).getValue())
                : null;
    }

    private static @Nullable String traceparent(BsonDocument row) {
        return row.containsKey("traceparent") ? text(row, "traceparent") : null;
    }
}
