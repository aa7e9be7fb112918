package io.broadsheet.chassis.outbox;

import io.broadsheet.chassis.tracing.TraceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonDocument;

/** Puts the events of a command into the command's own write, and then has this instance send them. */
public final class OutboxWriter {

    /** Beyond those that other commands may leave: whoever takes something from readers cannot wait for Kafka. */
    private static final int WITHDRAWALS = 8;

    private final OutboxProperties properties;
    private final Relay relay;
    private final TraceContext trace;
    private final Clock clock;

    OutboxWriter(OutboxProperties properties, Relay relay, TraceContext trace, Clock clock) {
        this.properties = properties;
        this.relay = relay;
        this.trace = trace;
        this.clock = clock;
    }

    public void insert(
            Outbox outbox, BsonDocument document, List<Announcement> announcements, Consumer<BsonDocument> write) {
        Instant now = clock.instant();
        List<OutboxRow> rows = rows(announcements, now);
        Lease lease = relay.leaseFor(rows);
        document.putAll(outbox.initial(rows, lease, now));
        try {
            write.accept(document);
        } catch (RuntimeException unknown) {
            if (lease != null) {
                relay.leased().giveBack(outbox, document.getBinary("_id"), lease);
            }
            throw unknown;
        }
        if (lease != null) {
            relay.sendLeased(outbox, document.getBinary("_id"), lease, rows.getFirst());
        } else if (!rows.isEmpty()) {
            relay.send(outbox, document.getBinary("_id"), rows.getFirst());
        }
    }

    /** Of documents that are written by the caller. */
    public OutboxBatch batch(Outbox outbox) {
        return new OutboxBatch(outbox, this, relay);
    }

    /** @throws OutboxFull if too much waits already; never for an erasure, and later for a withdrawal */
    List<OutboxRow> append(Outbox outbox, BsonDocument read, List<Announcement> announcements, Instant now) {
        List<OutboxRow> rows = rows(announcements, now);
        // An erasure comes once, and is a few bytes.
        if (announcements.stream().allMatch(announced -> announced.event() != null)) {
            boolean isWithdrawal = announcements.stream().allMatch(Announcement::isWithdrawal);
            refuseIfFull(outbox.rows().in(read), rows, isWithdrawal);
        }
        return rows;
    }

    Instant now() {
        return clock.instant();
    }

    private void refuseIfFull(List<OutboxRow> waiting, List<OutboxRow> announced, boolean isWithdrawal) {
        var pending = new ArrayList<>(waiting);
        pending.addAll(announced);
        long bytes = pending.stream().mapToLong(OutboxRow::bytes).sum();
        boolean isFull = isWithdrawal
                ? pending.size() > properties.maxPendingEvents() + WITHDRAWALS
                : pending.size() > properties.maxPendingEvents()
                        || pending.size() > 1
                                && bytes > properties.maxPendingBytes().toBytes();
        if (isFull) {
            throw new OutboxFull();
        }
    }

    private List<OutboxRow> rows(List<Announcement> announcements, Instant now) {
        return OutboxRow.of(announcements, now, trace.current());
    }
}
