package io.broadsheet.newsletter.subscription;

import io.broadsheet.newsletter.subscription.Recipients.Recipient;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Whom mails go to, as sending needs to know it. */
public interface Addressees {

    /** The address, standing and generation of each; unknown and erased ones are absent. */
    Map<UUID, Recipient> lookup(Collection<UUID> ids);

    /**
     * No mail to this one from now on, as its address refuses for good. Repeating it changes nothing, nor does one that
     * is unknown here.
     */
    void suppress(UUID id, String reason);

    /** When its address was last taken from the suppression list; one that is forgotten when suppressed never is. */
    default Optional<Instant> restoredAt(UUID id) {
        return Optional.empty();
    }
}
