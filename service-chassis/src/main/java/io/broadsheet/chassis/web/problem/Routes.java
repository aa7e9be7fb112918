package io.broadsheet.chassis.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.HandlerMapping;

/** What was called, in a form fit for logs: the route's pattern, since a path can carry a token. */
public final class Routes {

    private Routes() {}

    public static String of(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof Object pattern
                ? pattern.toString()
                : "(no route)";
    }
}
