package io.broadsheet.chassis.web;

import io.micrometer.common.KeyValue;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/** Traces name the route, never the address called: that can carry a reader's token. */
final class RouteOnlyObservations extends DefaultServerRequestObservationConvention {

    @Override
    protected KeyValue httpUrl(ServerRequestObservationContext context) {
        var pattern = context.getPathPattern();
        return KeyValue.of("http.url", pattern == null ? "unknown" : pattern);
    }
}
