package io.broadsheet.newsletter.edition.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What was selected for cohorts, kept for sending and for looking back. */
public interface Editions {

    record Totals(long cohorts, long skipped) {}

    /** Keeps what is there already: the first selection of an edition is its selection. */
    void add(Collection<Edition> editions, Instant at);

    List<Edition> find(Collection<UUID> ids);

    Totals totals(long number);

    /** Forgets up to {@code limit} editions planned before. @return how many */
    long forget(Instant before, int limit);
}
