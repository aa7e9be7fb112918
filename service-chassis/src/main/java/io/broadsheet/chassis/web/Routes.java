package io.broadsheet.chassis.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.HandlerMapping;

/** What was called, in a form fit for logs: the route's pattern, since a path can carry a token. */
final class Routes {

    private Routes() {}

    static String of(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof Object pattern
                ? pattern.toString()
                : "(no route)";
    }
}
