package io.broadsheet.newsletter.edition.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The articles that digests tell of, one row each from its first public event. */
public interface Stories {

    /** A story and the number of the cut it belongs to. */
    record Stamped(long number, Story story) {}

    /**
     * Takes over the public state of an article, unless a later one is here. A new one waits for its cut if it is news.
     *
     * @param first the article became public by this event, so one that was withdrawn before its cut counts as new
     */
    void publish(Story story, boolean first, boolean news, Instant arrivedAt);

    /** When its first public event arrived; empty for one that is unknown, or too old for digests. */
    Optional<Instant> arrivedAt(UUID id);

    /** Takes a story out of every digest that has not been sent. */
    void withdraw(UUID id, long version, Instant arrivedAt);

    /** As a withdrawal, and nothing but the marker stays. */
    void erase(UUID id, long version, Instant arrivedAt);

    /** Whether a public story that arrived by then waits for its cut. */
    boolean waiting(Instant arrivedUntil);

    /** A story without a number, in the version that was found. */
    record Unstamped(UUID id, long version) {}

    /**
     * Public stories without a number, in order of arrival.
     *
     * @param arrivedUntil null for all
     */
    List<Unstamped> unstamped(@Nullable Instant arrivedUntil, int limit);

    /**
     * Gives the number to those of them that have none yet and are as they were found: one that was withdrawn and came
     * back in between is for whoever looks next.
     */
    void stamp(Collection<Unstamped> found, long number);

    /** Public stories with a number in ({@code after}, {@code upTo}]. */
    List<Stamped> between(long after, long upTo);

    /** Those of them that are public now. */
    Map<UUID, Story> find(Collection<UUID> ids);

    /**
     * Forgets up to {@code limit} stories that arrived before, for digests; those that are public can still be found, as
     * mails about their comments lead there. @return how many
     */
    long forget(Instant arrivedBefore, int limit);
}
