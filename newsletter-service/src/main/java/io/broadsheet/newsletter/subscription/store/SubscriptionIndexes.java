package io.broadsheet.newsletter.subscription.store;

import static com.mongodb.client.model.Indexes.ascending;
import static io.broadsheet.chassis.store.CollectionIndexes.plain;
import static io.broadsheet.chassis.store.CollectionIndexes.sparse;
import static io.broadsheet.chassis.store.CollectionIndexes.uniqueSparse;

import io.broadsheet.chassis.store.CollectionIndexes;
import java.util.List;

/** The indexes on {@code subscriptions}. */
final class SubscriptionIndexes {
    static final String COLLECTION = "subscriptions";

    private SubscriptionIndexes() {}

    static CollectionIndexes declared() {
        return new CollectionIndexes(
                COLLECTION,
                List.of(
                        uniqueSparse("address", ascending("emailKey"), "one subscription per address; by address"),
                        plain("cohort", ascending("cohort", "served"), "the next cohort; its readers who are due"),
                        sparse("promised", ascending("promisedNumber"), "what a dead planner promised"),
                        plain("pending", ascending("state", "askedAt"), "addresses that nobody confirmed in time"),
                        plain("state", ascending("state", "_id"), "those that staff ask for by their state"),
                        sparse("ended", ascending("endedAt"), "those who left long ago"),
                        sparse("erased", ascending("erased"), "markers that nobody needs any more")));
    }
}
