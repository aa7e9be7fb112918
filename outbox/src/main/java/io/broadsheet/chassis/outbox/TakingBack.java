package io.broadsheet.chassis.outbox;

import io.broadsheet.contract.EventType;
import java.util.UUID;

/**
 * Takes back once more what a restored backup has brought back, where nobody but its owner could: a reader who left has
 * no reason to leave again. Declare it as a bean; asked when an operator has the restored state count.
 */
@FunctionalInterface
public interface TakingBack {

    /**
     * Leaves an aggregate as that event did, or as it is.
     *
     * @param type of the last event that its topic has of it
     */
    void again(UUID id, EventType type);
}
