package io.broadsheet.cache;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

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
}
