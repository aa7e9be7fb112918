package io.broadsheet.newsletter.delivery.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Every delivery with its state, before its first byte goes out and after its last: {@code due}, {@code claimed} by one
 * sender under a token until a lease ends, then {@code sent}, {@code failed}, {@code suppressed} or {@code cancelled}.
 */
public interface Ledger {

    /** Which mails wait for each other. */
    enum Lane {
        /** What a reader is waiting for right now; never behind a digest to a million. */
        TRANSACTIONAL("LETTERS"),
        DIGESTS("DIGESTS");

        private final String stored;

        Lane(String stored) {
            this.stored = stored;
        }

        /** As the rows have it, whatever it is called here. */
        public String stored() {
            return stored;
        }
    }

    /** What became of a delivery, as the one who claimed it under that token says. */
    record Entry(UUID id, UUID token, Outcome outcome) {}

    record Due(long count, Instant oldest) {}

    /** Claims due deliveries, the longest due first, those of a dead sender among them. */
    List<Delivery> claim(Lane lane, UUID token, Instant now, Instant until, int limit);

    /** Keeps claims for longer. */
    void renew(Collection<UUID> ids, UUID token, Instant until);

    /** Writes outcomes, all at once; durable on return. @return those that were no longer claimed under that token */
    Set<UUID> record(List<Entry> entries);

    /** @param countUpTo where counting stops */
    Due due(Lane lane, Instant now, int countUpTo);

    /** Forgets up to {@code limit} deliveries finished before. @return how many */
    long forget(Instant finishedBefore, int limit);
}
