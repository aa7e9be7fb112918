package io.broadsheet.article.popularity;

import java.util.regex.Pattern;
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

    /** Robots that say so. Plain HTTP libraries are not among them: front-ends call by them for their readers. */
    private static final Pattern ROBOT = Pattern.compile(
            "bot\\b|bot/|crawl|spider|slurp|facebookexternalhit|embedly|preview|pingdom|uptime|lighthouse|headless|archiver"
                    + "|mediapartners|feedfetcher|feedly|inoreader|validator",
            Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_AGENT = 512;

    /** Whether a reader is looking, as far as one can tell. */
    boolean isReaders() {
        return !staff && !isPrefetch() && !isRobot();
    }

    private boolean isPrefetch() {
        return purpose != null && (purpose.contains("prefetch") || purpose.contains("prerender"));
    }

    private boolean isRobot() {
        return userAgent != null
                && ROBOT.matcher(userAgent.substring(0, Math.min(LONGEST_AGENT, userAgent.length())))
                        .find();
    }
}
