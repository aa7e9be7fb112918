package io.broadsheet.newsletter.subscription.domain;

import java.time.Instant;

/** Hashes of addresses never to be mailed again; they outlive the subscription. */
public interface SuppressionList {

    boolean contains(String addressKey);

    /** Adding again changes nothing. */
    void add(String addressKey, EndReason reason, Instant at);
}
