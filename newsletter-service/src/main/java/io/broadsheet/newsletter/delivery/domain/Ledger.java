package io.broadsheet.newsletter.delivery.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Every delivery with its state, before its first byte goes out and after its last: {@code due}, {@code claimed} by one
 * sender under a token until a lease ends, then {@code sent}, {@code failed}, {@code suppressed} or {@code cancelled}. One
 * that met a matter of policy is {@code held} until operations send it again. Its clock is the database's: leases of
 * instances whose clocks differ end at the same time for all.
 */
public interface Ledger {

    /** Which mails wait for each other. */
    enum Lane {
        /** What a reader is waiting for right now; never behind a digest to a million. */
        TRANSACTIONAL("LETTERS"),
        /** Of one comment thousands may want to hear at the same moment, and their number is no digest's. */
        REPLIES("REPLIES"),
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
    record Entry(UUID id, UUID subscription, UUID token, Outcome outcome) {}

    record Due(long count, Instant oldest) {}

    /** What a mailbox was refused for as unknown: how often, and since when. */
    record Refusals(long count, Instant first) {}

    /**
     * Deliveries that wait because of a matter of policy.
     *
     * @param held by the word of the matter: refused, until operations send them again
     * @param waiting by the word of the matter: not tried while others meet it
     */
    record Kept(Map<String, Long> held, Map<String, Long> waiting) {}

    /**
     * Claims due deliveries, about the longest due first, those of a dead sender among them; by the ledger's clock. What
     * is longest due is shared out by chance among those who ask together.
     */
    List<Delivery> claim(Lane lane, UUID token, Duration lease, int limit);

    /** Keeps claims for a lease from now on. @return those that nobody else has claimed since */
    Set<UUID> renew(Collection<UUID> ids, UUID token, Duration lease);

    /** Writes outcomes, all at once; durable on return. @return those that were no longer claimed under that token */
    Set<UUID> record(List<Entry> entries);

    /** @param countUpTo where counting stops */
    Due due(Lane lane, int countUpTo);

    Kept kept(int countUpTo);

    /** Makes deliveries due at once that are held for a matter of policy since before then. @return how many */
    long release(Set<ReplyClass> matters, Instant heldBefore);

    /** Makes deliveries due at once that wait because of a matter of policy. @return how many */
    long releaseWaiting();

    /** Gives up what is held since before then. @return how many */
    long giveUp(Instant heldBefore);

    /**
     * How often that reader's mailbox was called unknown in deliveries that are not forgotten yet, since it took a mail
     * the last time.
     *
     * @param after what was refused until then does not count
     */
    Refusals refusals(UUID subscription, Instant after);

    /** Forgets up to {@code limit} deliveries finished before. @return how many */
    long forget(Instant finishedBefore, int limit);
}
