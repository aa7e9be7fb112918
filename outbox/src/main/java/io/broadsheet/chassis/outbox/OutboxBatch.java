package io.broadsheet.chassis.outbox;

import static com.mongodb.client.model.Updates.set;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The events of commands that one write carries out. */
public final class OutboxBatch {

    private final Outbox outbox;
    private final OutboxWriter writer;
    private final Relay relay;
    private final List<Told> all = new ArrayList<>();

    private record Told(
            BsonBinary id, OutboxRow first, @Nullable Lease lease) {}

    OutboxBatch(Outbox outbox, OutboxWriter writer, Relay relay) {
        this.outbox = outbox;
        this.writer = writer;
        this.relay = relay;
    }

    /**
     * @param read the document as it was read, its events among it
     * @param guard what the write is to be guarded by, to which more may be added
     * @param changes to which those of the outbox are added
     * @throws OutboxFull if too much waits already
     */
    public void add(BsonDocument read, List<Announcement> announcements, List<Bson> guard, List<Bson> changes) {
        if (announcements.isEmpty()) {
            return;
        }
        Instant now = writer.now();
        List<OutboxRow> rows = writer.append(outbox, read, announcements, now);
        changes.addAll(outbox.append(rows, now));
        Lease lease = outbox.rows().in(read).isEmpty() && !read.containsKey(Outbox.LEASE) ? relay.leaseFor(rows) : null;
        if (lease != null) {
            guard.add(Outbox.free());
            changes.add(set(Outbox.LEASE, lease.toBson()));
        }
        all.add(new Told(read.getBinary("_id"), rows.getFirst(), lease));
    }

    /** Those that were surely written, where not all were. */
    public Set<UUID> written() {
        var leased = new ArrayList<LeasedWrites.Sent>();
        for (Told told : all) {
            if (told.lease() != null) {
                leased.add(new LeasedWrites.Sent(told.id(), told.lease(), told.first()));
            }
        }
        var written = new HashSet<UUID>();
        if (!leased.isEmpty()) {
            outbox.stillHeld(leased).forEach(id -> written.add(id.asBinary().asUuid()));
        }
        return written;
    }

    /** Has those events sent that were written. */
    public void send(Set<UUID> written) {
        for (Told told : all) {
            if (written.contains(told.id().asUuid())) {
                if (told.lease() == null) {
                    relay.send(outbox, told.id(), told.first());
                } else {
                    relay.sendLeased(outbox, told.id(), told.lease(), told.first());
                }
            }
        }
    }

    /** No answer came: some may be written. */
    public void giveBack() {
        for (Told told : all) {
            if (told.lease() != null) {
                relay.leased().giveBack(outbox, told.id(), told.lease());
            }
        }
    }
}
