package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.newsletter.delivery.domain.Ledger.Entry;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Writes outcomes into the ledger. */
@FunctionalInterface
interface Outcomes {
    /** @return true once the outcome is durable, false if someone else had claimed the delivery */
    CompletableFuture<Boolean> record(Entry entry);

    /**
     * Waits until the outcome is durable.
     *
     * @param recorded what {@link #record} gave for it
     * @return false if someone else had claimed the delivery, or if the outcome cannot be written although others can
     */
    default boolean awaitKept(UUID delivery, CompletableFuture<Boolean> recorded) {
        return recorded.join();
    }
}
