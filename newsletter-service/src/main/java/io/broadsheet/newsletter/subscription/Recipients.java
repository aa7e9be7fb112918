package io.broadsheet.newsletter.subscription;

import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Cohort;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What cutting and sending need of subscriptions, in bulk.
 *
 * <p>An active subscription (and no other) carries {@code cohort}, its {@link Cohort#key()}, and {@code served}, under
 * the index {@code {cohort: 1, served: 1}}; both are absent in every other state.
 */
public interface Recipients extends Addressees {

    enum Standing {
        /** Waits for its confirmation. */
        PENDING,
        ACTIVE,
        /** Left by its reader. */
        ENDED,
        /** Never to be mailed again: bounced or complained. */
        SUPPRESSED
    }

    /**
     * @param address never to be logged or stored elsewhere
     * @param generation of its link tokens
     */
    record Recipient(UUID id, String address, Standing standing, int generation) {}

    /** That a reader gets an edition, which nothing but its delivery ends; its reader may change preferences meanwhile. */
    record Promise(long number, UUID edition) {}

    /**
     * A reader who is due, and the last cut that reader was served.
     *
     * @param open left by a planner that died or sleeps
     */
    record Due(UUID id, long served, @Nullable Promise open) {}

    /**
     * A cohort and what its readers want, as it is stored: rules and time zones of today do not apply to it.
     *
     * @param wishes null if no subscription of it can be read
     */
    record FoundCohort(String key, @Nullable Wishes wishes) {}

    /** As in {@link Cohort}. */
    record Wishes(List<String> topics, List<String> languages) {}

    /**
     * The first cohort that has an active reader and whose key begins with {@code prefix} and follows {@code after}.
     *
     * @param after a key, or null for the first
     */
    Optional<FoundCohort> nextCohort(String prefix, @Nullable String after);

    /**
     * Active readers of a cohort who are counted.
     *
     * @param hour local; without meaning for {@link Cadence#INSTANT}
     */
    record Audience(Cadence cadence, int hour, Wishes wishes, long readers) {}

    /**
     * Every cohort once, in no order, but those that cannot be read. It counts all subscriptions.
     *
     * @throws com.mongodb.MongoExecutionTimeoutException if that takes more than some seconds
     */
    void eachAudience(Consumer<Audience> counted);

    /** Active readers of a cohort with {@code served} below {@code number}, the longest unserved first. */
    List<Due> due(String cohortKey, long number, int limit);

    /**
     * Promises an edition to those who are still in the cohort and were last served as it says, and have no other open
     * promise.
     *
     * @return those who have this promise now, whoever gave it
     */
    Set<UUID> promise(Collection<UUID> ids, String cohortKey, long served, Promise promise);

    /** Some readers with an open promise. */
    Map<UUID, Promise> promised(int limit);

    /**
     * Ends the promise of that number, as its delivery is in the ledger: raises {@code served} where it is present and
     * lower, in bulk and without version.
     */
    void serve(Collection<UUID> ids, long number);

    /** Raises {@code served} for those to whom nothing is to be mailed: under the conditions of {@link #promise}. */
    void skipReaders(Collection<UUID> ids, String cohortKey, long served, long number);
}
