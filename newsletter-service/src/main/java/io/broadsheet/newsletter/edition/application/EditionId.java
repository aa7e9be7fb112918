package io.broadsheet.newsletter.edition.application;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Ids that come out the same whenever the same thing is planned again: UUIDv5 (RFC 9562). */
public final class EditionId {

    private EditionId() {}

    /** Of what one reader gets of a cut. */
    public static UUID of(UUID subscription, long number) {
        return UuidCreator.getNameBasedSha1(subscription, Long.toString(number));
    }

    /** Of what the readers of a cohort get who were last served by the cut {@code served}. */
    public static UUID of(String cohortKey, long served, long number) {
        return UuidCreator.getNameBasedSha1(new UUID(served, number), cohortKey);
    }
}
