package io.broadsheet.chassis.web.client;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Robots that say so. Plain HTTP libraries are not among them: front-ends call by them for their readers. */
public final class Robots {

    private static final Pattern ROBOT = Pattern.compile(
            "bot\\b|bot/|crawl|spider|slurp|facebookexternalhit|embedly|preview|pingdom|uptime|lighthouse|headless|archiver"
                    + "|mediapartners|feedfetcher|feedly|inoreader|validator",
            Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_AGENT = 512;

    private Robots() {}

    /** @param userAgent as a call has it */
    public static boolean isRobot(@Nullable String userAgent) {
        return userAgent != null
                && ROBOT.matcher(userAgent.substring(0, Math.min(LONGEST_AGENT, userAgent.length())))
                        .find();
    }
}
