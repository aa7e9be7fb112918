package io.broadsheet.chassis.outbox;

import io.broadsheet.chassis.tracing.TraceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Puts the events of a command into the command's own write. That write takes the lease too, unless somebody is sending
 * or Kafka is known to be away, and this instance sends as soon as it is done.
 */
public final class OutboxWriter {

    /** Writes if the guard still holds; says whether it did. */
    @FunctionalInterface
    public interface GuardedWrite {
        boolean write(Bson unleased, List<Bson> appends);
    }

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
        Optional<Lease> lease = rows.isEmpty() ? Optional.empty() : relay.offerLease();
        document.putAll(outbox.initial(rows, now, lease.orElse(null)));
        boolean written = false;
        try {
            write.accept(document);
            written = true;
        } finally {
            settle(outbox, document.getBinary("_id"), lease.orElse(null), rows, rows, written);
        }
    }

    public boolean update(Outbox outbox, BsonDocument read, List<Announcement> announcements, GuardedWrite write) {
        Instant now = clock.instant();
        List<OutboxRow> rows = rows(announcements, now);
        List<OutboxRow> pending = new ArrayList<>(outbox.rowsOf(read));
        pending.addAll(rows);
        if (!rows.isEmpty()) {
            refuseIfFull(pending);
        }
        // A lease that has run out is left to the relay, which then states the current state once more.
        Optional<Lease> lease = rows.isEmpty() || Outbox.isLeased(read) ? Optional.empty() : relay.offerLease();
        Bson guard = lease.isPresent() ? Outbox.unleased() : new BsonDocument();
        boolean written = false;
        try {
            written = write.write(guard, outbox.append(rows, now, lease.orElse(null)));
            return written;
        } finally {
            settle(outbox, read.getBinary("_id"), lease.orElse(null), rows, pending, written);
        }
    }

    private void settle(
            Outbox outbox,
            BsonValue id,
            @Nullable Lease lease,
            List<OutboxRow> announced,
            List<OutboxRow> pending,
            boolean written) {
        if (lease != null && written) {
            relay.send(outbox, id, lease, pending);
        } else if (lease != null) {
            relay.withdraw();
        } else if (written && !announced.isEmpty()) {
            relay.nudge(outbox, id);
        }
    }

    private void refuseIfFull(List<OutboxRow> pending) {
        long bytes = pending.stream().mapToLong(OutboxRow::bytes).sum();
        if (pending.size() > properties.maxPendingEvents()
                || pending.size() > 1 && bytes > properties.maxPendingBytes().toBytes()) {
            throw new OutboxFull();
        }
    }

    private List<OutboxRow> rows(List<Announcement> announcements, Instant now) {
        return OutboxRow.of(announcements, now, trace.current());
    }
}
