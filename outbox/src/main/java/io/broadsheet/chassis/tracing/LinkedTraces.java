package io.broadsheet.chassis.tracing;

import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Link;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Collection;
import java.util.regex.Pattern;

/** Traces that have led to an observation without being the one that it goes on with. */
record LinkedTraces(Collection<String> traceparents) {

    /** Version, trace, parent, flags. */
    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    /** In place of Spring Boot's handler, which would leave them out. */
    static final class Handler extends PropagatingReceiverTracingObservationHandler<ReceiverContext<?>> {

        Handler(Tracer tracer, Propagator propagator) {
            super(tracer, propagator);
        }

        @Override
        public Span.Builder customizeExtractedSpan(ReceiverContext<?> context, Span.Builder span) {
            LinkedTraces linked = context.get(LinkedTraces.class);
            if (linked != null) {
                linked.traceparents().forEach(traceparent -> link(span, traceparent));
            }
            return span;
        }

        private void link(Span.Builder span, String traceparent) {
            var parts = TRACEPARENT.matcher(traceparent);
            if (parts.matches()) {
                span.addLink(new Link(getTracer()
                        .traceContextBuilder()
                        .traceId(parts.group(1))
                        .spanId(parts.group(2))
                        .sampled(!parts.group(3).equals("00"))
                        .build()));
            }
        }
    }
}
