package io.broadsheet.article.popularity;

import io.broadsheet.chassis.web.client.Robots;
import org.jspecify.annotations.Nullable;

/**
 * What is known of somebody who looks at an article, for as long as the call takes.
 *
 * @param network the IPv4 address, or the first 64 bits of an IPv6 one
 * @param purpose what the browser says it fetches for, if it says so
 * @param staff whether the newsroom looks
 */
public record View(
        String network,
        @Nullable String userAgent,
        @Nullable String purpose,
        boolean staff) {

    /** Whether a reader is looking, as far as one can tell. */
    boolean isReaders() {
        return !staff && !isPrefetch() && !Robots.isRobot(userAgent);
    }

    private boolean isPrefetch() {
        return purpose != null && (purpose.contains("prefetch") || purpose.contains("prerender"));
    }
}
