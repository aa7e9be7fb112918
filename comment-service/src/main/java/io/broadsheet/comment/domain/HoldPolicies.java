package io.broadsheet.comment.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The site's policy and every one before it. */
public interface HoldPolicies {

    /** @return {@link HoldPolicy#DEFAULT} at version 0 until one was chosen */
    Current current();

    /** As {@link #current}, but what another instance changed within the last half second may be missing. */
    Current lately();

    /** @return false if {@code expected} is no longer the version: nothing was changed */
    boolean replace(HoldPolicy policy, Change change, long expected);

    /** @return empty for a version that never was, or that an older build replaced without keeping it */
    Optional<Current> version(long version);

    /** The current one and those before, latest first. @param before only older ones; absent: from the current one on */
    List<Current> versions(@Nullable Long before, int limit);

    /**
     * @param version how many times a policy was chosen
     * @param change absent for the default, and where an older build did not keep it
     */
    record Current(
            HoldPolicy policy, long version, @Nullable Change change) {}

    /**
     * @param by the moderator's subject
     * @param note why; for other moderators
     */
    record Change(String by, Instant at, @Nullable String note) {}
}
