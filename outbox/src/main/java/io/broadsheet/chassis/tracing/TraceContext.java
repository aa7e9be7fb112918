package io.broadsheet.chassis.tracing;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where in a trace the calling thread is, as a W3C {@code traceparent}, so that a stored row can go on with it. */
public final class TraceContext {

    private final Tracer tracer;
    private final ObservationRegistry observations;

    public TraceContext(Tracer tracer, ObservationRegistry observations) {
        this.tracer = tracer;
        this.observations = observations;
    }

    /** @return null outside of any trace */
    public @Nullable String current() {
        Span span = tracer.currentSpan();
        if (span == null || span.isNoop()) {
            return null;
        }
        String flags = Boolean.TRUE.equals(span.context().sampled()) ? "01" : "00";
        return "00-" + span.context().traceId() + "-" + span.context().spanId() + "-" + flags;
    }

    /** An observation that goes on where {@code traceparent} was taken, to be started; with null it begins a trace. */
    public Observation continued(String name, @Nullable String traceparent) {
        return continued(name, traceparent, List.of());
    }

    /** @param links {@code traceparent} of others that have led here */
    public Observation continued(String name, @Nullable String traceparent, Collection<String> links) {
        var context = new ReceiverContext<String>((stored, header) -> header.equals("traceparent") ? stored : null);
        if (traceparent != null) {
            context.setCarrier(traceparent);
        }
        context.put(LinkedTraces.class, new LinkedTraces(links));
        return Observation.createNotStarted(name, () -> context, observations);
    }
}
