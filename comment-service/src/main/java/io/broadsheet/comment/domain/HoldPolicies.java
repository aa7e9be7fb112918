package io.broadsheet.comment.domain;

import java.util.Optional;
import java.util.OptionalLong;

/** The site's policy, with a version for editing it. */
public interface HoldPolicies {

    /** @return {@link HoldPolicy#DEFAULT} at version 0 until one was chosen */
    Current current();

    /**
     * @param expected the version it was decided on; empty: whatever is there is overwritten
     * @return empty if another version is current
     */
    Optional<Current> replace(HoldPolicy policy, OptionalLong expected);

    /** A policy and how many times one was chosen. */
    record Current(HoldPolicy policy, long version) {}
}
