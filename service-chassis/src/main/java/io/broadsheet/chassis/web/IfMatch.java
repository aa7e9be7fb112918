package io.broadsheet.chassis.web;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.broadsheet.chassis.web.problem.Problem;
import io.broadsheet.chassis.web.problem.ProblemException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The versions that a caller saw, as {@code If-Match} tells them (RFC 9110, 13.1.1): {@code *} for any, or a list of tags,
 * of which one has to be that of now. Weak tags never match, nor do those that are none of ours.
 */
public final class IfMatch {

    /** An element of a list, which may be empty, with what parts it from the next. */
    private static final Pattern ELEMENT =
            Pattern.compile("\\G[ \\t]*+(?:(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*+)\")?+[ \\t]*+(,|\\z)");

    private static final Pattern VERSION = Pattern.compile("0|[1-9][0-9]{0,17}");

    private IfMatch() {}

    /**
     * @return null for any version
     * @throws ProblemException 428 without the header; 400 if it cannot be read
     */
    public static @Nullable Set<Long> required(@Nullable String header) {
        if (header == null) {
            throw new ProblemException(
                    Problem.PRECONDITION_REQUIRED, "Send If-Match with the ETag of the version you worked on.");
        }
        return optional(header);
    }

    /**
     * @return null for any version
     * @throws ProblemException 400 if it cannot be read
     */
    public static @Nullable Set<Long> optional(@Nullable String header) {
        var tags = tags(header);
        return tags == null
                ? null
                : tags.stream()
                        .filter(tag -> VERSION.matcher(tag).matches())
                        .map(Long::valueOf)
                        .collect(toUnmodifiableSet());
    }

    /**
     * Where tags are more than a version.
     *
     * @return what stands between the quotes of those that can match; null for any
     * @throws ProblemException 400 if it cannot be read
     */
    public static @Nullable Set<String> tags(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return null;
        }
        var tags = new HashSet<String>();
        var isNamed = false;
        var element = ELEMENT.matcher(header);
        var end = 0;
        while (element.find()) {
            end = element.end();
            if (element.group(2) != null) {
                isNamed = true;
                if (element.group(1) == null) {
                    tags.add(element.group(2));
                }
            }
            if (element.group(3).isEmpty()) {
                break;
            }
        }
        if (!isNamed || end < header.length()) {
            throw ProblemException.malformed(
                    "If-Match: must be * for any version, or ETags with their quotes, with commas between them.");
        }
        return Set.copyOf(tags);
    }
}
