package io.broadsheet.cache;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Knows which answers lie ready. */
@FunctionalInterface
public interface ResponseSource {

    /**
     * Asked for each call before anything else: it must look in memory only, and at as little of the call as it can.
     *
     * @param request a GET or HEAD without token and without origin
     * @return null to have the call go the usual way
     */
    @Nullable CachedResponse ready(HttpServletRequest request);

    /** Whether a call plainly takes JSON; one that says so in another way may take it all the same. */
    static boolean takesJson(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept == null
                || accept.equals(MediaType.APPLICATION_JSON_VALUE)
                || accept.startsWith(MediaType.APPLICATION_JSON_VALUE + ",")
                || accept.contains("*/*");
    }
}
