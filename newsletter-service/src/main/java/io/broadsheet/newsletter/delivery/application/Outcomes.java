package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.newsletter.delivery.domain.Ledger.Entry;
import java.util.concurrent.CompletableFuture;

/** Writes outcomes into the ledger. */
@FunctionalInterface
interface Outcomes {
    /** @return true once the outcome is durable, false if someone else had claimed the delivery */
    CompletableFuture<Boolean> record(Entry entry);
}
