package io.broadsheet.comment.domain;

/** The site's policy, with a version for those who edit it. */
public interface HoldPolicies {

    /** @return {@link HoldPolicy#DEFAULT} at version 0 until one was chosen */
    Current current();

    /** @return false if {@code expected} is no longer the version: nothing was changed */
    boolean replace(HoldPolicy policy, long expected);

    /** @param version how many times a policy was chosen */
    record Current(HoldPolicy policy, long version) {}
}
