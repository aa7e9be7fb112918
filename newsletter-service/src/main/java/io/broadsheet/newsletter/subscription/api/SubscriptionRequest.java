package io.broadsheet.newsletter.subscription.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a front-end sends for a reader.
 *
 * @param email needed to subscribe; with preferences it may be left out, and cannot differ from what is there
 * @param cadence {@code instant}, {@code daily} or {@code weekly}
 * @param weekday {@code monday} to {@code sunday}, needed for {@code weekly}
 * @param topics a tag, {@code section:…} or {@code author:…}; none means all
 * @param timeZone an IANA name
 * @param hour 0 to 23, in that zone
 * @param languages BCP 47; none means all
 */
public record SubscriptionRequest(
        @Nullable String email,
        @Nullable String cadence,
        @Nullable String weekday,
        @Nullable List<@Nullable String> topics,
        @Nullable String timeZone,
        @Nullable Integer hour,
        @Nullable List<@Nullable String> languages) {

    /** Without the address. */
    @Override
    public String toString() {
        return "SubscriptionRequest[" + cadence + "]";
    }
}
