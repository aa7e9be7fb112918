package io.broadsheet.newsletter.replies.domain;

import io.broadsheet.newsletter.edition.domain.Cadence;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to hear of replies.
 *
 * @param cadence at once, or once a day
 * @param zone an IANA name, which a later JDK may not know any more
 * @param hour 0 to 23 in {@code zone}; for {@link Cadence#DAILY}
 * @param language BCP 47, absent for the site's
 */
public record ReplyWish(
        Cadence cadence, String zone, int hour, @Nullable String language) {
    public ReplyWish {
        if (cadence == Cadence.WEEKLY) {
            throw new IllegalArgumentException("no cadence of reply notices");
        }
    }
}
