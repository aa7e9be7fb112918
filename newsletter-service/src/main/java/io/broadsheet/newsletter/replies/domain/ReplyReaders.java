package io.broadsheet.newsletter.replies.domain;

import io.broadsheet.newsletter.subscription.domain.EmailAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everybody who wants to hear of replies, or for whom somebody asked. */
public interface ReplyReaders {

    Optional<ReplyReader> find(UUID id);

    /** Those of them that are there. */
    List<ReplyReader> find(Collection<UUID> ids);

    Optional<ReplyReader> ofAddress(String addressKey);

    /** The reader of that address, a new one under {@code freshId} if there is none. */
    ReplyReader take(UUID freshId, EmailAddress address, String addressKey, ReplyWish wish);

    /**
     * Keeps a reader from being forgotten by whoever found that there is nothing left to follow, for what is there by
     * now. @return whether the reader is there
     */
    boolean keep(UUID id);

    /** A mailed link was followed: what waits is looked for; the first time the wish counts from now on. */
    void confirm(UUID id, ReplyWish wish, Instant now);

    /** The reader chose something else. @return empty if there is none */
    Optional<ReplyReader> prefer(UUID id, ReplyWish wish, Instant now);

    /** A reply that these may be told of is there: they are looked at, if confirmed, from {@code now} on. */
    void wake(Collection<UUID> ids, Instant now);

    /** Confirmed readers to be looked at, the longest due first. */
    List<ReplyReader> due(Instant now, int limit);

    /** When the reader is to be looked at again, null for never; unless it has changed since it was read. */
    void settle(ReplyReader read, @Nullable Instant next);

    /** That mail is in the ledger: counts it once, and has the reader looked at again from {@code at} on. */
    void mailed(ReplyReader read, long number, Instant at);

    /** @return whether there was one */
    boolean remove(UUID id);

    /** Unless it has changed since it was read. @return whether it is gone */
    boolean remove(ReplyReader read);

    /** Ids of readers known since before {@code knownBefore}, after that one, in their order. */
    List<UUID> after(UUID id, Instant knownBefore, int limit);
}
