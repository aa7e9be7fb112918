package io.broadsheet.newsletter.subscription.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All subscriptions; at most one per address, whatever its spelling. */
public interface Subscriptions {

    /** A stored subscription. */
    record Entry(UUID id, long version, Subscription state) {}

    Optional<Entry> find(UUID id);

    Optional<Entry> ofAddress(String addressKey);

    /** @return empty if the address has one meanwhile */
    Optional<Entry> add(UUID id, Subscription.Pending asked);

    /**
     * Stores what {@code decision} makes of the current state, with what it announces, in one write. A lost race runs
     * it again.
     *
     * @return what is stored then; empty for an unknown id
     */
    Optional<Entry> update(UUID id, Function<Subscription, Change> decision);

    /** Of those that have a reader. */
    enum State {
        PENDING,
        CONFIRMED,
        ENDED
    }

    /**
     * In order of id, which is that of arrival; those without a reader left out.
     *
     * @param state null for any
     */
    List<Entry> list(@Nullable State state, @Nullable UUID after, int limit);

    /**
     * Pending ones that were asked for before {@code then}, some of them.
     *
     * @param without passed over, as are those in {@link #endedBefore}
     */
    List<UUID> pendingSince(Instant then, Collection<UUID> without, int limit);

    /** Those that ended before {@code then}, some of them. */
    List<UUID> endedBefore(Instant then, Collection<UUID> without, int limit);

    /** Forgets up to {@code limit} markers of what was erased before {@code then} and announced. @return how many */
    long forgetErased(Instant then, int limit);
}
