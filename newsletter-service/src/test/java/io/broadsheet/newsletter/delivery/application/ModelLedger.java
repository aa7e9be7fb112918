package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.newsletter.delivery.domain.Delivery;
import io.broadsheet.newsletter.delivery.domain.Ledger;
import io.broadsheet.newsletter.delivery.domain.Outcome;
import io.broadsheet.newsletter.delivery.domain.ReplyClass;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ledger as its interface describes it, in memory. */
final class ModelLedger implements Ledger {
    private static final class Row {
        final Delivery delivery;
        Instant dueAt;

        @Nullable UUID token;

        boolean claimed;
        boolean finished;

        Row(Delivery delivery) {
            this.delivery = delivery;
            this.dueAt = delivery.createdAt();
        }
    }

    private final Map<UUID, Row> rows = new LinkedHashMap<>();
    private final InstantSource time;

    ModelLedger(InstantSource time) {
        this.time = time;
    }

    void add(Delivery delivery) {
        rows.put(delivery.id(), new Row(delivery));
    }

    long unfinished() {
        return rows.values().stream().filter(row -> !row.finished).count();
    }

    @Override
    public List<Delivery> claim(Lane lane, UUID token, Duration lease, int limit) {
        var claimed = new ArrayList<Delivery>();
        for (var row : rows.values()) {
            if (!row.finished && !row.dueAt.isAfter(time.instant()) && claimed.size() < limit) {
                row.token = token;
                row.claimed = true;
                row.dueAt = time.instant().plus(lease);
                claimed.add(row.delivery);
            }
        }
        return claimed;
    }

    @Override
    public Set<UUID> renew(Collection<UUID> ids, UUID token, Duration lease) {
        var ours = new HashSet<UUID>();
        for (var id : ids) {
            var row = rows.get(id);
            if (token.equals(row.token)) {
                ours.add(id);
                row.dueAt = row.claimed ? time.instant().plus(lease) : row.dueAt;
            }
        }
        return ours;
    }

    @Override
    public Set<UUID> record(List<Entry> entries) {
        var lost = new HashSet<UUID>();
        for (var entry : entries) {
            var row = rows.get(entry.id());
            if (!entry.token().equals(row.token)) {
                lost.add(entry.id());
            } else if (row.claimed) {
                row.claimed = false;
                row.finished = entry.outcome() instanceof Outcome.Sent;
                row.dueAt = time.instant().plusSeconds(1);
            }
        }
        return lost;
    }

    @Override
    public Due due(Lane lane, int countUpTo) {
        return new Due(unfinished(), time.instant());
    }

    @Override
    public Kept kept(int countUpTo) {
        return new Kept(Map.of(), Map.of());
    }

    @Override
    public long release(Set<ReplyClass> matters, Instant heldBefore) {
        return 0;
    }

    @Override
    public long releaseWaiting() {
        return 0;
    }

    @Override
    public long giveUp(Instant heldBefore) {
        return 0;
    }

    @Override
    public Refusals refusals(UUID subscription, Instant after) {
        return new Refusals(0, time.instant());
    }

    @Override
    public long forget(Instant finishedBefore, int limit) {
        return 0;
    }
}
