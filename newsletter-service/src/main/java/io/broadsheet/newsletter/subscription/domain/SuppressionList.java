package io.broadsheet.newsletter.subscription.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keyed hashes of addresses never to be mailed again; they outlive the subscription, and no address is kept. */
public interface SuppressionList {

    /** Why the address must not be mailed; empty if it may be. */
    Optional<EndReason> reason(String addressKey);

    /** @param at null where another build wrote none */
    record Suppressed(EndReason reason, @Nullable Instant at) {}

    /** The same with its time. */
    Optional<Suppressed> find(String addressKey);

    /** Why, of those of {@code addressKeys} that must not be mailed. */
    Map<String, EndReason> among(Collection<String> addressKeys);

    /** Adding again changes nothing, except that a stronger reason takes the place of a bounce. */
    void add(String addressKey, UUID subscription, EndReason reason, Instant at);

    /** Ends a suppression for one of these reasons. */
    void end(String addressKey, EndReason... reasons);

    /** Whether a mail to this subscription was answered by refusing all mail. */
    boolean isRefused(UUID subscription);

    /** Takes that refusal back. */
    void endRefusal(UUID subscription);
}
