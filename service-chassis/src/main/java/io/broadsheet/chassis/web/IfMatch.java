package io.broadsheet.chassis.web;

import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version that a caller saw, as {@code If-Match} tells it (RFC 9110): a number in quotes. */
public final class IfMatch {

    private static final Pattern VERSION = Pattern.compile("\"([0-9]{1,18})\"");

    /** What nothing has: so that a tag that is none of ours does not match. */
    private static final long NONE = -1;

    private IfMatch() {}

    /**
     * @return null for any version
     * @throws ProblemException 428 without the header
     */
    public static @Nullable Long required(@Nullable String header) {
        if (header == null) {
            throw new ProblemException(
                    Problem.PRECONDITION_REQUIRED, "Send If-Match with the ETag of the version you worked on.");
        }
        return optional(header);
    }

    /** @return null for any version */
    public static @Nullable Long optional(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return null;
        }
        var version = VERSION.matcher(header.strip());
        return version.matches() ? Long.valueOf(version.group(1)) : Long.valueOf(NONE);
    }
}
